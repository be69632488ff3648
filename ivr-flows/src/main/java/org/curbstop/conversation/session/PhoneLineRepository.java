package org.curbstop.conversation.session;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.TemporarilyUnavailableException;
import org.curbstop.conversation.PhoneLanguages;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.DatabaseUnavailableException;
import org.springframework.stereotype.Component;

/**
 * Repository of the language chosen from a phone number, so that nobody is asked twice, and of the last call dropped there. It is only a
 * convenience: while the database is unavailable, nothing is read or stored.
 */
@Component
class PhoneLineRepository implements PhoneLanguages {

    private final AggregateCollection<PhoneLanguage> documents;

    /**
     * What is known of a phone number.
     *
     * @param language the last one chosen or detected
     * @param chosen the last one that somebody asked for
     */
    record PhoneLanguage(String id, long version, Language language, Optional<DroppedCall> dropped, Optional<Language> chosen) {

        private PhoneLanguage with(Optional<DroppedCall> call) {
            return new PhoneLanguage(id, version, language, call, chosen);
        }
    }

    /** @param conversation id of the conversation, which holds the tasks */
    record DroppedCall(String conversation, Instant at) {}

    PhoneLineRepository(Database database) {
        this.documents = database.collection(PhoneLanguage.class, "phone_languages");
    }

    Optional<PhoneLanguage> find(PhoneNumber phone) {
        return TemporarilyUnavailableException.ifAvailable(() -> documents.find(phone.e164()));
    }

    /** Remembers the last dropped call, in place of an earlier one. */
    void rememberDropped(PhoneNumber phone, Language language, DroppedCall dropped) {
        ifAvailable(() -> {
            if (!documents.insert(new PhoneLanguage(phone.e164(), 0, language, Optional.of(dropped), Optional.empty()))) {
                documents.change(phone.e164(), line -> line.with(Optional.of(dropped)));
            }
        });
    }

    /** Forgets the dropped call, which is offered once. */
    void forgetDropped(PhoneNumber phone) {
        ifAvailable(() -> documents.change(phone.e164(), line -> line.with(Optional.empty())));
    }

    @Override
    public void update(PhoneNumber phone, Language language) {
        if (documents.find(phone.e164()).isPresent()) {
            remember(phone, language, true);
        }
    }

    /** @param chosen whether somebody asked for it; a language that is only detected replaces no such choice */
    void remember(PhoneNumber phone, Language language, boolean chosen) {
        ifAvailable(() -> {
            Optional<Language> choice = chosen ? Optional.of(language) : Optional.empty();
            if (!documents.insert(new PhoneLanguage(phone.e164(), 0, language, Optional.empty(), choice))
                    && documents.find(phone.e164()).filter(known -> known.language().equals(language)
                            && (!chosen || known.chosen().equals(choice))).isEmpty()) {
                documents.change(phone.e164(), line -> new PhoneLanguage(line.id(), line.version(), language, line.dropped(),
                        choice.or(line::chosen)));
            }
        });
    }

    private static void ifAvailable(Runnable write) {
        try {
            write.run();
        } catch (DatabaseUnavailableException e) {
            // The caller is asked again next time.
        }
    }
}
