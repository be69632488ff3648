package org.curbstop.conversation.session;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.TemporarilyUnavailableException;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.DatabaseUnavailableException;
import org.springframework.stereotype.Component;

/**
 * Stores the language chosen from a phone number, so that nobody is asked twice, and the call that broke off there. It only helps: while
 * the database is away nothing is known and nothing is kept.
 */
@Component
class PhoneLanguageRepository {

    private final AggregateCollection<PhoneLanguage> documents;

    record PhoneLanguage(String id, long version, Language language, Optional<DroppedCall> dropped) {}

    /** @param conversation its id; what it was about is there */
    record DroppedCall(String conversation, Instant at) {}

    PhoneLanguageRepository(Database database) {
        this.documents = database.collection(PhoneLanguage.class, "phone_languages");
    }

    Optional<PhoneLanguage> find(PhoneNumber phone) {
        return TemporarilyUnavailableException.ifAvailable(() -> documents.find(phone.e164()));
    }

    /** Keeps the last call that broke off, in place of one before it. */
    void rememberDropped(PhoneNumber phone, Language language, DroppedCall dropped) {
        unlessAway(() -> {
            if (!documents.insert(new PhoneLanguage(phone.e164(), 0, language, Optional.of(dropped)))) {
                documents.change(phone.e164(), line -> new PhoneLanguage(line.id(), line.version(), line.language(), Optional.of(dropped)));
            }
        });
    }

    /** It is offered once. */
    void forgetDropped(PhoneNumber phone) {
        unlessAway(() -> documents.change(phone.e164(),
                line -> new PhoneLanguage(line.id(), line.version(), line.language(), Optional.empty())));
    }

    void remember(PhoneNumber phone, Language language) {
        unlessAway(() -> {
            var found = documents.find(phone.e164());
            if (found.isEmpty()) {
                documents.insert(new PhoneLanguage(phone.e164(), 0, language, Optional.empty()));
            } else if (!found.get().language().equals(language)) {
                documents.change(phone.e164(), chosen -> new PhoneLanguage(chosen.id(), chosen.version(), language, chosen.dropped()));
            }
        });
    }

    private static void unlessAway(Runnable write) {
        try {
            write.run();
        } catch (DatabaseUnavailableException e) {
            // The next call is asked again.
        }
    }
}
