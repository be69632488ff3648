package org.curbstop.conversation;

import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.Documents;
import org.curbstop.store.Store;
import org.springframework.stereotype.Component;

/** The language that somebody chose on a phone line, so that nobody is asked twice. */
@Component
class LanguageMemory {

    private final Documents<Chosen> documents;

    record Chosen(String id, long version, Language language) {}

    LanguageMemory(Store store) {
        this.documents = store.documents(Chosen.class, "phone_languages");
    }

    Optional<Language> of(PhoneNumber phone) {
        return documents.find(phone.e164()).map(Chosen::language);
    }

    void remember(PhoneNumber phone, Language language) {
        var found = documents.find(phone.e164());
        if (found.isEmpty()) {
            documents.insert(new Chosen(phone.e164(), 0, language));
        } else if (!found.get().language().equals(language)) {
            documents.change(phone.e164(), chosen -> new Chosen(chosen.id(), chosen.version(), language));
        }
    }
}
