package org.curbstop.accounts.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Language;
import org.curbstop.common.Sha256Digest;

/**
 * An account as exported by the customer information system (CIS).
 *
 * @param file digest of the source file; the same number on another {@code line} of it is a duplicate
 * @param customer customer number in the CIS, which identifies a person who has several accounts
 * @param allAgreements {@code false} if some agreements could not be read; those already stored are then kept
 */
public record AccountImportRow(
        String file, long line, AccountNumber number, List<AccountNumber> oldNumbers, String customer, Holder holder, ServiceLocation place,
        List<ServiceAgreement> agreements, boolean allAgreements, CustomerClass customerClass, LocalDate opened,
        Optional<LocalDate> closed) {

    public AccountImportRow {
        oldNumbers = List.copyOf(oldNumbers);
        agreements = List.copyOf(agreements);
    }

    /**
     * @param unreadContacts kinds of which a contact in the row could not be read; stored contacts of that kind are then kept
     * @param language empty if the row has none, like {@code paperless} and {@code mailing}; the stored value is then kept
     * @param removesMailing whether the row removes the mailing address: letters go to the service address
     */
    public record Holder(String name, List<Contact> contacts, Set<Contact.Kind> unreadContacts, Optional<Language> language,
            Optional<Boolean> paperless, Optional<Address> mailing, boolean removesMailing) {

        public Holder {
            contacts = List.copyOf(contacts);
            unreadContacts = Set.copyOf(unreadContacts);
        }

        String digest() {
            var digest = new Sha256Digest().add(name).add(language.map(Language::tag).orElse(""))
                    .add(paperless.map(String::valueOf).orElse("")).add(Boolean.toString(removesMailing));
            mailing.ifPresent(address -> add(digest, address));
            contacts.forEach(c -> digest.add(c.kind().name()).add(c.value()).add(Boolean.toString(c.mayText())));
            unreadContacts.stream().sorted().forEach(kind -> digest.add("unread").add(kind.name()));
            return digest.hex();
        }
    }

    /** The service location. Empty fields leave the stored values unchanged. */
    public record ServiceLocation(Address address, Optional<String> feeder, Optional<String> pressureZone, Optional<GeoPoint> point) {

        String digest() {
            var digest = new Sha256Digest();
            addTo(digest);
            return digest.hex();
        }

        private void addTo(Sha256Digest digest) {
            add(digest, address);
            digest.add(feeder.orElse("")).add(pressureZone.orElse("")).add(String.valueOf(point));
        }
    }

    /** Returns the digest of the account, its premise and its customer number. */
    String digest() {
        var digest = new Sha256Digest().add(number.value()).add(customer).add(customerClass.name()).add(opened.toString())
                .add(String.valueOf(closed));
        oldNumbers.forEach(old -> digest.add(old.value()));
        place.addTo(digest);
        agreements.forEach(a -> {
            digest.add(a.service().name()).add(a.rate()).add(a.meter().orElse("")).add(a.from().toString()).add(String.valueOf(a.until()));
            a.terms().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(t -> digest.add(t.getKey()).add(t.getValue()));
        });
        return digest.hex();
    }

    /** Returns whether the person is identified by the account, because the row has no customer number. */
    boolean isWithoutCustomerNumber() {
        return customer.equals(customerOf(number));
    }

    /** Returns what stands for a missing customer number. */
    public static String customerOf(AccountNumber number) {
        return "account " + number.value();
    }

    static void add(Sha256Digest digest, Address address) {
        digest.add(address.line1()).add(address.unit().orElse("")).add(address.city()).add(address.state()).add(address.zip().value());
    }
}
