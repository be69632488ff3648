package org.curbstop.accounts;

import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.accounts.lookup.AddressNormalizer;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.PostalCode;

/** A street address as the customer writes it. Different spellings of the same place have the same {@link #key()}. */
public record Address(String line1, Optional<String> unit, String city, String state, PostalCode zip) {

    public static final int MAX_LINE_LENGTH = 120;
    private static final Pattern STATE = Pattern.compile("[A-Z]{2}");

    public Address {
        line1 = line1.strip();
        city = city.strip();
        if (line1.isEmpty() || line1.length() > MAX_LINE_LENGTH || city.isEmpty() || city.length() > MAX_LINE_LENGTH) {
            throw new InvalidValueException("invalid.address", "a street and house number, and a city");
        }
        if (!STATE.matcher(state).matches()) {
            throw new InvalidValueException("invalid.state", "two letters, such as OR");
        }
    }

    public Address(String line1, String city, String state, PostalCode zip) {
        this(line1, Optional.empty(), city, state, zip);
    }

    /** Returns the normalized key: the same for "12 Alder Street, Apt. 4" and "12 ALDER ST #4". */
    public String key() {
        return AddressNormalizer.key(line1, unit.orElse(""), zip);
    }

    /** Returns the first line with the unit: 12 Alder St, Apt 4. */
    public String street() {
        return unit.map(u -> line1 + ", " + u).orElse(line1);
    }

    /** Returns the address on one line, as on an envelope. */
    public String oneLine() {
        return street() + ", " + city + ", " + state + " " + zip;
    }

    /** Masked: log lines must not contain addresses. */
    @Override
    public String toString() {
        return "address in " + zip;
    }
}
