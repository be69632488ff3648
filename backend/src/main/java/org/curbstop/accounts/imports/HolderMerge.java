package org.curbstop.accounts.imports;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.lookup.AccountRepository.ImportedHolder;
import org.curbstop.accounts.lookup.AccountRepository.StoredPerson;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.Sha256Digest;

/**
 * Merges what a row says about a person with what is stored (decision 0335): a value that the CIS says as before does not replace one that
 * was changed here. If both sides changed it, contacts of both are kept, and of other values the one of the CIS counts; either is a
 * conflict.
 */
final class HolderMerge {

    private static final ImportedHolder NOTHING_SAID = new ImportedHolder(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    private final AccountImportRow.Holder row;
    private final Optional<Person> known;
    private final Optional<ImportedHolder> before;
    /** Whether the person was added here and is in a row for the first time: all that is stored was given here. */
    private final boolean addedHere;
    private final Set<ImportConflict> conflicts = EnumSet.noneOf(ImportConflict.class);
    private final Sha256Digest sha256 = new Sha256Digest();

    HolderMerge(AccountImportRow.Holder row, Optional<StoredPerson> stored) {
        this.row = row;
        this.known = stored.map(StoredPerson::asPerson);
        this.addedHere = stored.filter(person -> person.customer().isEmpty()).isPresent();
        this.before = addedHere ? Optional.of(NOTHING_SAID) : stored.flatMap(StoredPerson::imported);
    }

    Set<ImportConflict> conflicts() {
        return conflicts;
    }

    /** @param language language of a new person without one */
    Person person(Language language) {
        List<Contact> contacts = contacts();
        boolean byMail = contacts.stream().anyMatch(contact -> contact.kind() == Contact.Kind.EMAIL);
        boolean paperless = row.paperless().filter(_ -> !addedHere)
                .filter(said -> !before.flatMap(ImportedHolder::paperless).equals(Optional.of(said)))
                .or(() -> known.map(Person::paperless)).orElse(false);
        Optional<Address> mailing = mailing();
        return new Person(known.map(Person::id).orElseGet(PersonId::create), known.map(Person::version).orElse(0L), row.name(), contacts,
                language(language), byMail && paperless, mailing,
                known.filter(person -> person.mailReturned() && person.mailing().equals(mailing)).isPresent());
    }

    /** Returns what the CIS has said so far, with this row. Where the row says nothing, the earlier value stays. */
    ImportedHolder imported() {
        Stream<Contact> unread = known.stream().flatMap(person -> person.contacts().stream())
                .filter(contact -> row.unreadContacts().contains(contact.kind()) && !isInRow(contact))
                .filter(contact -> before.isEmpty() || isCis(contact));
        return new ImportedHolder(Stream.concat(row.contacts().stream(), unread).map(this::digest).toList(),
                row.language().or(() -> before.flatMap(ImportedHolder::language)),
                row.paperless().or(() -> before.flatMap(ImportedHolder::paperless)),
                saidMailing().or(() -> before.flatMap(ImportedHolder::mailing)));
    }

    private Language language(Language other) {
        Optional<Language> said = before.flatMap(ImportedHolder::language);
        Optional<Language> here = known.map(Person::language);
        if (addedHere) {
            row.language().filter(language -> !here.equals(Optional.of(language)))
                    .ifPresent(_ -> conflicts.add(ImportConflict.LANGUAGE_HERE));
            return here.orElse(other);
        }
        Optional<Language> anew = row.language().filter(language -> !said.equals(Optional.of(language)));
        if (anew.isPresent() && before.isPresent() && !here.equals(anew) && !here.equals(Optional.of(said.orElse(other)))) {
            conflicts.add(ImportConflict.LANGUAGE);
        }
        return anew.or(() -> here).orElse(row.language().orElse(other));
    }

    private Optional<Address> mailing() {
        Optional<Long> said = before.flatMap(ImportedHolder::mailing);
        Optional<Address> here = known.flatMap(Person::mailing);
        if (saidMailing().isEmpty() || known.isPresent() && said.equals(saidMailing())) {
            return here;
        }
        if (addedHere && here.isPresent()) {
            if (!here.equals(row.mailing())) {
                conflicts.add(ImportConflict.MAILING_HERE);
            }
            return here;
        }
        if (said.isPresent() && !said.equals(Optional.of(digest(here))) && !here.equals(row.mailing())) {
            conflicts.add(ImportConflict.MAILING);
        }
        return row.mailing();
    }

    /** Returns the digest of the mailing address in the row, or of its removal; empty if the row says nothing about it. */
    private Optional<Long> saidMailing() {
        return row.removesMailing() || row.mailing().isPresent() ? Optional.of(digest(row.mailing())) : Optional.empty();
    }

    /** Returns the contacts of the row, then those that were added here and those that are unreadable in the row. */
    private List<Contact> contacts() {
        List<Contact> here = known.map(Person::contacts).orElse(List.of());
        if (before.isPresent() && row.unreadContacts().isEmpty()
                && Set.copyOf(before.get().contacts()).equals(Set.copyOf(row.contacts().stream().map(this::digest).toList()))) {
            return here;
        }
        if (addedHere) {
            List<Contact> fresh = row.contacts().stream().filter(contact -> here.stream().noneMatch(contact::sameAs)).toList();
            List<Contact> others = here.stream().filter(contact -> !isInRow(contact)).toList();
            addConflict(Contact.Kind.PHONE, ImportConflict.PHONE, here, others);
            addConflict(Contact.Kind.EMAIL, ImportConflict.EMAIL, here, others);
            return Stream.concat(here.stream(), fresh.stream()).limit(Person.MAX_CONTACTS).toList();
        }
        var merged = new ArrayList<Contact>();
        for (Contact contact : row.contacts()) {
            Optional<Contact> same = here.stream().filter(contact::sameAs).findFirst();
            if (!isSaidBefore(contact)) {
                merged.add(same.filter(Contact::verified).isPresent() ? contact.asVerified() : contact);
            } else {
                same.ifPresent(merged::add); // otherwise it was removed here
            }
        }
        List<Contact> others = here.stream().filter(contact -> !isInRow(contact)).toList();
        others.stream().filter(contact -> isUnread(contact) || before.isPresent() && !isCis(contact))
                .limit(Person.MAX_CONTACTS - merged.size()).forEach(merged::add);
        if (before.isPresent()) {
            addConflict(Contact.Kind.PHONE, ImportConflict.PHONE, here, others);
            addConflict(Contact.Kind.EMAIL, ImportConflict.EMAIL, here, others);
        }
        return merged;
    }

    private void addConflict(Contact.Kind kind, ImportConflict conflict, List<Contact> here, List<Contact> others) {
        boolean changedInCis = row.contacts().stream()
                .anyMatch(contact -> contact.kind() == kind && !isSaidBefore(contact) && here.stream().noneMatch(contact::sameAs))
                || others.stream().anyMatch(contact -> contact.kind() == kind && isCis(contact) && !row.unreadContacts().contains(kind));
        boolean changedHere = others.stream().anyMatch(contact -> contact.kind() == kind && !isCis(contact))
                || row.contacts().stream()
                        .anyMatch(contact -> contact.kind() == kind && isSaidBefore(contact) && here.stream().noneMatch(contact::sameAs));
        if (changedInCis && changedHere) {
            conflicts.add(conflict);
        }
    }

    /** Returns whether the row has a contact of this kind that cannot be read. A stored number that does not exist is not kept for it. */
    private boolean isUnread(Contact contact) {
        return row.unreadContacts().contains(contact.kind())
                && contact.phone().filter(phone -> PhoneNumber.parse(phone.e164()).isEmpty()).isEmpty();
    }

    private boolean isInRow(Contact contact) {
        return row.contacts().stream().anyMatch(contact::sameAs);
    }

    private boolean isSaidBefore(Contact contact) {
        return before.filter(said -> said.contacts().contains(digest(contact))).isPresent();
    }

    /** Returns whether a stored contact came from the CIS. */
    private boolean isCis(Contact contact) {
        return before.filter(said -> said.contacts().contains(digest(contact, true)) || said.contacts().contains(digest(contact, false)))
                .isPresent();
    }

    private long digest(Contact contact) {
        return digest(contact, contact.mayText());
    }

    private long digest(Contact contact, boolean mayText) {
        return sha256.add(contact.kind().name()).add(contact.value()).add(Boolean.toString(mayText)).prefix();
    }

    private long digest(Optional<Address> mailing) {
        mailing.ifPresent(address -> AccountImportRow.add(sha256, address));
        return sha256.prefix();
    }
}
