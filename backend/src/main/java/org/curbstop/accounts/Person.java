package org.curbstop.accounts;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;

/**
 * A person or company known to the utility: a holder, tenant or other delegate.
 *
 * @param version incremented with every change, for optimistic locking
 * @param contacts in order of preference
 * @param paperless bills by email only
 * @param mailing mailing address, if not the service address
 * @param mailReturned mail was returned as undeliverable; ask for the address at the next contact
 */
public record Person(
        PersonId id,
        long version,
        String name,
        List<Contact> contacts,
        Language language,
        boolean paperless,
        Optional<Address> mailing,
        boolean mailReturned) {

    private static final int MAX_NAME_LENGTH = 120;
    public static final int MAX_CONTACTS = 10;

    public Person {
        name = name.strip();
        contacts = List.copyOf(contacts);
        if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
            throw new InvalidValueException("invalid.name", "a name of 1 to " + MAX_NAME_LENGTH + " characters");
        }
        if (contacts.size() > MAX_CONTACTS) {
            throw new InvalidValueException("invalid.contacts", "at most " + MAX_CONTACTS + " contacts");
        }
    }

    public static Person of(String name, Language language, Contact... contacts) {
        return new Person(PersonId.create(), 0, name, List.of(contacts), language, false, Optional.empty(), false);
    }

    public Optional<PhoneNumber> phone() {
        return contacts.stream().flatMap(c -> c.phone().stream()).findFirst();
    }

    public Optional<Contact> email() {
        return contacts.stream().filter(c -> c.kind() == Contact.Kind.EMAIL).findFirst();
    }

    /** Returns whether letters reach the customer at an address other than this house. */
    public boolean isMailedElsewhere(Address house) {
        return mailing.filter(to -> !to.key().equals(house.key())).isPresent();
    }

    public Person withVersion(long now) {
        return new Person(id, now, name, contacts, language, paperless, mailing, mailReturned);
    }

    public Person withContacts(List<Contact> now) {
        return new Person(id, version, name, now, language, paperless, mailing, mailReturned);
    }

    public Person withLanguage(Language now) {
        return new Person(id, version, name, contacts, now, paperless, mailing, mailReturned);
    }

    public Person withPaperless(boolean now) {
        return new Person(id, version, name, contacts, language, now, mailing, mailReturned);
    }

    /** Sets the mailing address and clears the returned-mail flag. */
    public Person withMailing(Optional<Address> now) {
        return new Person(id, version, name, contacts, language, paperless, now, false);
    }

    public Person withMailReturned() {
        return new Person(id, version, name, contacts, language, paperless, mailing, true);
    }

    /** Masked: log lines must not contain names. */
    @Override
    public String toString() {
        return id.value();
    }
}
