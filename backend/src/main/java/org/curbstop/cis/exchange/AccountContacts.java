package org.curbstop.cis.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;
import org.curbstop.notices.preferences.TextConsent;

/**
 * Representation of the contacts of an account's holder as they are now, in API responses and files (decision 0345).
 *
 * @param contacts the contact in use comes first
 * @param mailingAddress absent if letters go to the service address
 * @param mailReturned whether a letter was returned
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonPropertyOrder({"number", "language", "paperless", "contacts", "mailingAddress", "mailReturned"})
public record AccountContacts(String number, String language, boolean paperless, List<ContactRecord> contacts,
        Optional<MailingRecord> mailingAddress, boolean mailReturned) {

    /** @param texts present for a phone only: whether it accepts text messages and its owner has not opted out */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @JsonPropertyOrder({"kind", "value", "verified", "texts"})
    public record ContactRecord(String kind, String value, boolean verified, Optional<Boolean> texts) {

        private static ContactRecord of(Contact contact, TextConsent consent) {
            return new ContactRecord(contact.kind().name().toLowerCase(Locale.ROOT), contact.value(), contact.verified(),
                    contact.phone().map(phone -> contact.mayText() && !consent.isStopped(phone)));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @JsonPropertyOrder({"line1", "unit", "city", "state", "zip"})
    public record MailingRecord(String line1, Optional<String> unit, String city, String state, String zip) {

        private static MailingRecord of(Address address) {
            return new MailingRecord(address.line1(), address.unit(), address.city(), address.state(), address.zip().toString());
        }
    }

    public static AccountContacts of(Account account, Person holder, TextConsent consent) {
        return new AccountContacts(account.number().value(), holder.language().tag(), holder.paperless(),
                holder.contacts().stream().map(contact -> ContactRecord.of(contact, consent)).toList(),
                holder.mailing().map(MailingRecord::of), holder.mailReturned());
    }
}
