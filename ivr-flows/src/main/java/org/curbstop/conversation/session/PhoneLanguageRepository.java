package org.curbstop.conversation.session;

import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.springframework.stereotype.Component;

/** Stores the language chosen from a phone number, so that nobody is asked twice. */
@Component
class PhoneLanguageRepository {

    private final AggregateCollection<PhoneLanguage> documents;

    record PhoneLanguage(String id, long version, Language language) {}

    PhoneLanguageRepository(Database database) {
        this.documents = database.collection(PhoneLanguage.class, "phone_languages");
    }

    Optional<Language> find(PhoneNumber phone) {
        return documents.find(phone.e164()).map(PhoneLanguage::language);
    }

    void remember(PhoneNumber phone, Language language) {
        var found = documents.find(phone.e164());
        if (found.isEmpty()) {
            documents.insert(new PhoneLanguage(phone.e164(), 0, language));
        } else if (!found.get().language().equals(language)) {
            documents.change(phone.e164(), chosen -> new PhoneLanguage(chosen.id(), chosen.version(), language));
        }
    }
}
