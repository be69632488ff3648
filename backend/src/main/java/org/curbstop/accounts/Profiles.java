package org.curbstop.accounts;

import java.util.Optional;
import org.curbstop.common.Asker;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.springframework.stereotype.Component;

/** What people change about themselves: contacts, language, paperless bills, where letters go. Each change is put on record. */
@Component
public final class Profiles {

    Profiles() {}

    /** One change. */
    public sealed interface Edit {
        record AddContact(Contact contact) implements Edit {}

        record RemoveContact(Contact contact) implements Edit {}

        /** The first of its kind is the one we use. */
        record PreferContact(Contact contact) implements Edit {}

        record Speak(Language language) implements Edit {}

        record Paperless(boolean on) implements Edit {}

        /** Empty: to the service address. */
        record MailTo(Optional<Address> address) implements Edit {}
    }

    /** What came of a change. */
    public sealed interface Edited {
        record Done(Person now) implements Edited {}

        /** Somebody changed it since {@code version} was read: show it again. */
        record Stale(Person now) implements Edited {}

        /** {@code code}: message key of the rule. */
        record Refused(String code) implements Edited {}
    }

    public Edited change(PersonId person, long version, Edit edit, Asker who) {
        throw new UnsupportedOperationException();
    }
}
