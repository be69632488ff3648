package org.curbstop.accounts;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.PhoneNumber;

/**
 * A phone number or email address at which a person can be reached.
 *
 * @param value E.164 for a phone, lower case for an email address
 * @param verified whether the owner has shown that they receive messages there
 * @param mayText whether the phone can receive text messages, as far as known; text consent is recorded separately
 */
public record Contact(Kind kind, String value, boolean verified, boolean mayText) {

    public enum Kind { PHONE, EMAIL }

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]++@[^\\s@<>,;\".]++(?:\\.[^\\s@<>,;\".]++)++");
    public static final int MAX_EMAIL_LENGTH = 254; // RFC 5321, section 4.5.3.1.3, without the angle brackets

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

    /** Returns the masked contact, which may be shown to its owner before they have proved anything: …01 or a…@m…. */
    public String masked() {
        return kind == Kind.PHONE
                ? "…" + value.substring(value.length() - 2)
                : value.charAt(0) + "…@" + value.charAt(value.indexOf('@') + 1) + "…";
    }

    /** Masked: log lines must not contain contacts. */
    @Override
    public String toString() {
        return kind + " " + masked();
    }

    private static String email(String typed) {
        String address = typed.strip().toLowerCase(Locale.ROOT);
        if (address.length() > MAX_EMAIL_LENGTH || !EMAIL.matcher(address).matches()) {
            throw new InvalidValueException("invalid.email", "an e-mail address such as ada@example.org");
        }
        return address;
    }
}
