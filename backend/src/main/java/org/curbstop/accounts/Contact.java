package org.curbstop.accounts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.PhoneNumber;

/**
 * A way to reach a person.
 *
 * @param value E.164 for a phone, the lower-case address for e-mail
 * @param verified whether its owner has shown to receive there
 * @param mayText whether the phone takes text messages, as far as we know; consent is the ledger's matter, not this one's
 */
public record Contact(Kind kind, String value, boolean verified, boolean mayText) {

    public enum Kind { PHONE, EMAIL }

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]++@[^\\s@<>,;\".]++(?:\\.[^\\s@<>,;\".]++)++");
    public static final int LONGEST_EMAIL = 254; // RFC 5321, 4.5.3.1.3 less the brackets

    public Contact {
        value = kind == Kind.PHONE ? new PhoneNumber(value).e164() : email(value);
        if (kind == Kind.EMAIL && mayText) {
            throw new InvalidValueException("invalid.contact", "text messages only to a phone");
        }
    }

    public static Contact phone(PhoneNumber number, boolean mayText) {
        return new Contact(Kind.PHONE, number.e164(), false, mayText);
    }

    public static Contact email(String address, boolean verified) {
        return new Contact(Kind.EMAIL, address, verified, false);
    }

    public Contact asVerified() {
        return new Contact(kind, value, true, mayText);
    }

    public Optional<PhoneNumber> phone() {
        return kind == Kind.PHONE ? Optional.of(new PhoneNumber(value)) : Optional.empty();
    }

    public boolean sameAs(Contact other) {
        return kind == other.kind && value.equals(other.value);
    }

    /** What may be shown to somebody who has proved nothing yet of a contact that is theirs: ends in 01, a…@m…. */
    public String masked() {
        return kind == Kind.PHONE
                ? "…" + value.substring(value.length() - 2)
                : value.charAt(0) + "…@" + value.charAt(value.indexOf('@') + 1) + "…";
    }

    /** Log lines carry no contacts. */
    @Override
    public String toString() {
        return kind + " " + masked();
    }

    private static String email(String typed) {
        String address = typed.strip().toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST_EMAIL || !EMAIL.matcher(address).matches()) {
            throw new InvalidValueException("invalid.email", "an e-mail address such as ada@example.org");
        }
        return address;
    }
}
