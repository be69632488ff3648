package org.curbstop.flows;

import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.ProfileChanged;
import org.curbstop.conversation.PhoneLanguages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Speaks the language that a person chose on any channel when they call or text next, in place of one chosen from their phone before. */
@Component
record ProfileLanguageListener(Accounts accounts, PhoneLanguages phoneLanguages) {

    private static final String LANGUAGE_CHOSEN = "language-chosen";

    @EventListener
    void on(ProfileChanged changed) {
        if (changed.change().equals(LANGUAGE_CHOSEN)) {
            accounts.findPerson(changed.person()).ifPresent(person -> person.contacts().stream()
                    .flatMap(contact -> contact.phone().stream()).forEach(phone -> phoneLanguages.update(phone, person.language())));
        }
    }
}
