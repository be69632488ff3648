package org.curbstop.accounts;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.Register.HeldPerson;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.common.Invalid;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.store.Outgoing;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** What people change about themselves: contacts, language, paperless bills, where letters go. Each change is put on record. */
@Component
public final class Profiles {

    private final Register register;
    private final Utility utility;
    private final Audit audit;
    private final Clock clock;

    Profiles(Register register, Utility utility, Audit audit, Clock clock) {
        this.register = register;
        this.utility = utility;
        this.audit = audit;
        this.clock = clock;
    }

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

        /** A letter came back. */
        record MailReturned() implements Edit {}
    }

    /** What came of a change. */
    public sealed interface Edited {
        record Done(Person now) implements Edited {}

        /** Somebody changed it since {@code version} was read: show it again. */
        record Stale(Person now) implements Edited {}

        /** {@code code}: message key of the rule, such as {@code profile.last-contact}. */
        record Refused(String code) implements Edited {}
    }

    /**
     * @param version of the person as it was shown to whoever edits
     * @param who the person, staff, or the application; for anybody else there is no such person
     */
    public Edited change(PersonId id, long version, Edit edit, Asker who) {
        Optional<HeldPerson> found = register.people.find(id.value());
        if (found.isEmpty() || !(who.person().equals(Optional.of(id)) || who.isInside())) {
            return new Edited.Refused("profile.unknown");
        }
        HeldPerson held = found.get();
        Person before = held.asPerson();
        if (before.version() != version) {
            return new Edited.Stale(before);
        }
        Person after;
        try {
            after = applied(before, edit);
        } catch (Invalid refused) {
            return new Edited.Refused(refused.code());
        }
        if (after.equals(before)) {
            return new Edited.Done(before);
        }
        if (!register.people.replace(held.with(after, told(before, edit)))) {
            return new Edited.Stale(register.person(id).orElse(before));
        }
        audit.record(who, "profile-" + name(edit), Optional.empty());
        return new Edited.Done(after.withVersion(version + 1));
    }

    /** Its owner has shown to receive there: it stands on file, confirmed. */
    Person confirmed(PersonId id, Contact contact, Asker who) {
        while (true) {
            HeldPerson held = register.people.find(id.value()).orElseThrow();
            Person before = held.asPerson();
            boolean isNew = before.contacts().stream().noneMatch(contact::sameAs);
            List<Contact> contacts = Stream.concat(
                    before.contacts().stream().map(each -> each.sameAs(contact) ? each.asVerified() : each),
                    isNew ? Stream.of(contact.asVerified()) : Stream.of()).toList();
            if (register.people.replace(held.with(before.withContacts(contacts), isNew ? told(before, new Edit.AddContact(contact)) : List.of()))) {
                audit.record(who, "profile-contact-confirmed", Optional.empty());
                return register.person(id).orElseThrow();
            }
        }
    }

    private Person applied(Person person, Edit edit) {
        return switch (edit) {
            case Edit.AddContact add -> person.contacts().stream().anyMatch(add.contact()::sameAs)
                    ? person
                    : person.withContacts(Stream.concat(person.contacts().stream(), Stream.of(add.contact())).toList());
            case Edit.RemoveContact remove -> without(person, remove.contact());
            case Edit.PreferContact prefer -> preferring(person, prefer.contact());
            case Edit.Speak speak -> speaking(person, speak.language());
            case Edit.Paperless paperless -> paperless(person, paperless.on());
            case Edit.MailTo mail -> person.withMailing(mail.address());
            case Edit.MailReturned returned -> person.withMailReturned();
        };
    }

    private static Person without(Person person, Contact gone) {
        List<Contact> left = person.contacts().stream().filter(c -> !c.sameAs(gone)).toList();
        if (left.isEmpty()) {
            throw new Invalid("profile.last-contact", "one contact to stay: without any, nobody could prove who they are");
        }
        if (person.paperless() && left.stream().noneMatch(c -> c.kind() == Contact.Kind.EMAIL)) {
            throw new Invalid("profile.paperless-needs-email", "an e-mail address for paperless bills");
        }
        return person.withContacts(left);
    }

    private static Person preferring(Person person, Contact wanted) {
        var order = new ArrayList<>(person.contacts());
        Contact kept = order.stream().filter(wanted::sameAs).findFirst()
                .orElseThrow(() -> new Invalid("profile.unknown-contact", "a contact on file"));
        if (!kept.verified()) {
            throw new Invalid("profile.confirm-first", "a contact at which they have shown to receive");
        }
        order.remove(kept);
        order.addFirst(kept);
        return person.withContacts(order);
    }

    private Person speaking(Person person, Language language) {
        if (!utility.languages().contains(language)) {
            throw new Invalid("profile.language", "one of the languages spoken here");
        }
        return person.withLanguage(language);
    }

    private static Person paperless(Person person, boolean on) {
        if (on && person.email().isEmpty()) {
            throw new Invalid("profile.paperless-needs-email", "an e-mail address for paperless bills");
        }
        return person.withPaperless(on);
    }

    /** A change of contacts is told to one that was there before: at best one that is known to be read. */
    private List<Outgoing> told(Person before, Edit edit) {
        boolean contacts = edit instanceof Edit.AddContact || edit instanceof Edit.RemoveContact;
        return !contacts
                ? List.of()
                : Stream.concat(before.contacts().stream().filter(Contact::verified), before.contacts().stream())
                        .findFirst()
                        .map(tell -> List.of(Outgoing.of(new ContactChanged(before.id(), tell, before.language(), clock.instant()))))
                        .orElse(List.of());
    }

    private static String name(Edit edit) {
        return switch (edit) {
            case Edit.AddContact add -> "contact-added";
            case Edit.RemoveContact remove -> "contact-removed";
            case Edit.PreferContact prefer -> "contact-preferred";
            case Edit.Speak speak -> "language-chosen";
            case Edit.Paperless paperless -> "paperless-chosen";
            case Edit.MailTo mail -> "mailing-changed";
            case Edit.MailReturned returned -> "mail-returned";
        };
    }
}
