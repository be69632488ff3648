package org.curbstop.orders;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.accounts.Address;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;

/**
 * A person who wants to become a customer, as far as they said. Never holds a whole social security number: of any document only the last
 * four characters are requested, to compare with the document if staff ever have to see it.
 *
 * @param phone contact number
 * @param phoneProved whether they read back a code sent to {@code phone}, or are calling from it
 * @param born date of birth, to check that they are of age and may contract
 */
public record Applicant(
        String name,
        PhoneNumber phone,
        boolean phoneProved,
        Optional<String> email,
        Optional<LocalDate> born,
        Optional<IdentityDocument> paper,
        Optional<Address> previous,
        Language language) {

    /** An identity document; {@code lastFour} are digits or capitals. */
    public record IdentityDocument(Kind kind, String lastFour) {

        public enum Kind { DRIVING_LICENCE, STATE_ID, PASSPORT, TRIBAL_ID, CONSULAR_ID, LAST_FOUR_OF_SSN }

        public IdentityDocument {
            lastFour = lastFour.strip().toUpperCase(java.util.Locale.ROOT);
            if (!lastFour.matches("[0-9A-Z]{4}") || kind == Kind.LAST_FOUR_OF_SSN && !lastFour.matches("\\d{4}")) {
                throw new org.curbstop.common.InvalidValueException("invalid.last-four",
                        "the last four signs of the paper's number, and no more");
            }
        }

        /** Omits the number, because this is written to logs. */
        @Override
        public String toString() {
            return kind.name();
        }
    }

    /** Omits the name, because this is written to logs. */
    @Override
    public String toString() {
        return "applicant";
    }
}
