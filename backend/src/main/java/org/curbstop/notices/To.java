package org.curbstop.notices;

import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;

/** Whom to tell. */
public sealed interface To {

    /** A person that we know: by the contacts and preferences of the profile. */
    record Person(PersonId id) implements To {}

    /** A number that asked for it: whoever texted or called from it. */
    record Phone(PhoneNumber number) implements To {}

    /** An address that was given for this very purpose, such as a receipt. */
    record Mail(String address) implements To {
        public Mail {
            if (!address.matches("[^\\s@<>\",;]{1,64}@[^\\s@<>\",;]{1,190}")) {
                throw new org.curbstop.common.Invalid("invalid.email", "an address such as ada@example.com");
            }
        }

        /** Log lines carry no addresses. */
        @Override
        public String toString() {
            return "…@" + address.substring(address.indexOf('@') + 1);
        }
    }
}
