package org.curbstop.accounts;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.lookup.AccountRepository;
import org.curbstop.accounts.lookup.AccountRepository.StoredPerson;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.store.OutboxMessage;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Changes to a person's profile by that person or by staff: contacts, language, paperless billing, mailing address. All are audited. */
@Component
public final class CustomerProfiles {

    private final AccountRepository repository;
    private final Utility utility;
    private final AuditTrail audit;
    private final Clock clock;

    CustomerProfiles(AccountRepository repository, Utility utility, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.utility = utility;
        this.audit = audit;
        this.clock = clock;
    }

    /** One change to a profile. */
    public sealed interface ProfileEdit {
        record AddContact(Contact contact) implements ProfileEdit {}

        record RemoveContact(Contact contact) implements ProfileEdit {}

        /** Makes this the preferred contact, the first of its kind in the list. */
        record PreferContact(Contact contact) implements ProfileEdit {}

        record ChangeLanguage(Language language) implements ProfileEdit {}

        record SetPaperless(boolean on) implements ProfileEdit {}

        /** Empty: mail goes to the service address. */
        record ChangeMailingAddress(Optional<Address> address) implements ProfileEdit {}

        /** Mail was returned as undeliverable. */
        record ReportReturnedMail() implements ProfileEdit {}
    }

    public sealed interface ProfileEditResult {
        record Done(Person now) implements ProfileEditResult {}

        /** The profile was changed after {@code version} was read. Show the current state again. */
        record Stale(Person now) implements ProfileEditResult {}

        /** {@code code} is the message key of the rule, such as {@code profile.last-contact}. */
        record Refused(String code) implements ProfileEditResult {}
    }

    /**
     * Applies a change to a person's profile.
     *
     * @param version version of the person that the editor saw
     * @param actor the person, staff or the application; anybody else gets the result for an unknown person
     */
    public ProfileEditResult change(PersonId id, long version, ProfileEdit edit, Actor actor) {
        Optional<StoredPerson> found = repository.people.find(id.value());
        if (found.isEmpty() || !(actor.person().equals(Optional.of(id)) || actor.isStaffOrSystem())) {
            return new ProfileEditResult.Refused("profile.unknown");
        }
        StoredPerson held = found.get();
        Person before = held.asPerson();
        if (before.version() != version) {
            return new ProfileEditResult.Stale(before);
        }
        Person after;
        try {
            after = applied(before, edit);
            if (edit instanceof ProfileEdit.RemoveContact && !actor.isStaffOrSystem()) {
                requireVerifiedLeft(before, after);
            }
        } catch (InvalidValueException refused) {
            return new ProfileEditResult.Refused(refused.code());
        }
        if (after.equals(before)) {
            return new ProfileEditResult.Done(before);
        }
        if (!repository.people.replace(held.with(after, events(before, edit, actor)))) {
            return new ProfileEditResult.Stale(repository.findPerson(id).orElse(before));
        }
        recordChange(actor, "profile-" + name(edit), id);
        return new ProfileEditResult.Done(after.withVersion(version + 1));
    }

    /** Stores the contact as verified after its owner has proved that they receive messages there; adds it if it is new. */
    public Person markContactConfirmed(PersonId id, Contact contact, Actor actor) {
        while (true) {
            StoredPerson held = repository.people.find(id.value()).orElseThrow();
            Person before = held.asPerson();
            boolean isNew = before.contacts().stream().noneMatch(contact::sameAs);
            List<Contact> contacts = Stream.concat(before.contacts().stream().map(each -> each.sameAs(contact) ? each.asVerified() : each),
                    isNew ? Stream.of(contact.asVerified()) : Stream.of()).toList();
            if (repository.people.replace(held.with(before.withContacts(contacts),
                    isNew ? events(before, new ProfileEdit.AddContact(contact), actor) : List.of()))) {
                audit.record(actor, "profile-contact-confirmed", Optional.empty());
                return repository.findPerson(id).orElseThrow();
            }
        }
    }

    /** Records about which accounts it was: the trail of each shows who changed the contacts of its holder. */
    private void recordChange(Actor actor, String action, PersonId person) {
        List<AccountId> held = repository.listAccountsOf(person).stream().filter(account -> account.holder().equals(person))
                .map(Account::id).toList();
        if (held.isEmpty()) {
            audit.record(actor, action, Optional.empty());
        } else {
            audit.record(actor, action, held);
        }
    }

    private Person applied(Person person, ProfileEdit edit) {
        return switch (edit) {
            case ProfileEdit.AddContact add -> with(person, add.contact());
            case ProfileEdit.RemoveContact remove -> without(person, remove.contact());
            case ProfileEdit.PreferContact prefer -> preferring(person, prefer.contact());
            case ProfileEdit.ChangeLanguage speak -> speaking(person, speak.language());
            case ProfileEdit.SetPaperless paperless -> paperless(person, paperless.on());
            case ProfileEdit.ChangeMailingAddress mail -> person.withMailing(mail.address());
            case ProfileEdit.ReportReturnedMail returned -> person.withMailReturned();
        };
    }

    private static Person with(Person person, Contact added) {
        if (person.contacts().stream().anyMatch(added::sameAs)) {
            return person;
        }
        if (person.contacts().size() >= Person.MAX_CONTACTS) {
            throw new InvalidValueException("profile.too-many-contacts", "at most " + Person.MAX_CONTACTS + " contacts");
        }
        return person.withContacts(Stream.concat(person.contacts().stream(), Stream.of(added)).toList());
    }

    private static Person without(Person person, Contact gone) {
        List<Contact> left = person.contacts().stream().filter(c -> !c.sameAs(gone)).toList();
        if (left.isEmpty()) {
            throw new InvalidValueException("profile.last-contact", "one contact to stay: without any, nobody could prove who they are");
        }
        if (person.paperless() && left.stream().noneMatch(c -> c.kind() == Contact.Kind.EMAIL)) {
            throw new InvalidValueException("profile.paperless-needs-email", "an e-mail address for paperless bills");
        }
        return person.withContacts(left);
    }

    /** Without any, the customer could get no code. Staff can remove it, for example a stolen phone. */
    private static void requireVerifiedLeft(Person before, Person after) {
        if (before.contacts().stream().anyMatch(Contact::verified) && after.contacts().stream().noneMatch(Contact::verified)) {
            throw new InvalidValueException("profile.last-confirmed", "one confirmed contact to stay");
        }
    }

    private static Person preferring(Person person, Contact wanted) {
        var order = new ArrayList<>(person.contacts());
        Contact kept = order.stream().filter(wanted::sameAs).findFirst()
                .orElseThrow(() -> new InvalidValueException("profile.unknown-contact", "a contact on file"));
        if (!kept.verified()) {
            throw new InvalidValueException("profile.confirm-first", "a contact at which they have shown to receive");
        }
        order.remove(kept);
        order.addFirst(kept);
        return person.withContacts(order);
    }

    private Person speaking(Person person, Language language) {
        if (!utility.languages().contains(language)) {
            throw new InvalidValueException("profile.language", "one of the languages spoken here");
        }
        return person.withLanguage(language);
    }

    private static Person paperless(Person person, boolean on) {
        if (on && person.email().isEmpty()) {
            throw new InvalidValueException("profile.paperless-needs-email", "an e-mail address for paperless bills");
        }
        return person.withPaperless(on);
    }

    private List<OutboxMessage> events(Person before, ProfileEdit edit, Actor actor) {
        return Stream.concat(
                Stream.of(OutboxMessage.of(new ProfileChanged(
                        before.id(), before.version() + 1, name(edit), contact(edit).map(Contact::masked), clock.instant(),
                        actor.staff()))),
                contactChangedEvents(before, edit).stream()).toList();
    }

    private static Optional<Contact> contact(ProfileEdit edit) {
        return switch (edit) {
            case ProfileEdit.AddContact add -> Optional.of(add.contact());
            case ProfileEdit.RemoveContact remove -> Optional.of(remove.contact());
            case ProfileEdit.PreferContact prefer -> Optional.of(prefer.contact());
            case ProfileEdit.ChangeLanguage _, ProfileEdit.SetPaperless _, ProfileEdit.ChangeMailingAddress _,
                    ProfileEdit.ReportReturnedMail _ -> Optional.empty();
        };
    }

    /** Notifies a contact that was on file before the change, preferably a verified one. */
    private List<OutboxMessage> contactChangedEvents(Person before, ProfileEdit edit) {
        boolean contacts = edit instanceof ProfileEdit.AddContact || edit instanceof ProfileEdit.RemoveContact;
        return !contacts
                ? List.of()
                : Stream.concat(before.contacts().stream().filter(Contact::verified), before.contacts().stream())
                        .findFirst()
                        .map(contact -> List.of(OutboxMessage.of(new ContactChanged(before.id(), contact, before.language(),
                        clock.instant()))))
                        .orElse(List.of());
    }

    private static String name(ProfileEdit edit) {
        return switch (edit) {
            case ProfileEdit.AddContact add -> "contact-added";
            case ProfileEdit.RemoveContact remove -> "contact-removed";
            case ProfileEdit.PreferContact prefer -> "contact-preferred";
            case ProfileEdit.ChangeLanguage speak -> "language-chosen";
            case ProfileEdit.SetPaperless paperless -> "paperless-chosen";
            case ProfileEdit.ChangeMailingAddress mail -> "mailing-changed";
            case ProfileEdit.ReportReturnedMail returned -> "mail-returned";
        };
    }
}
