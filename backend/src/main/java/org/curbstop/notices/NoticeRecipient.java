package org.curbstop.notices;

import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;

/** The recipient of a notice. */
public sealed interface NoticeRecipient {

    /** A person on file: the profile's contacts and preferences decide. */
    record KnownPerson(PersonId id) implements NoticeRecipient {}

    /** A number that asked for the notice by text or call. */
    record Phone(PhoneNumber number) implements NoticeRecipient {}

    /** A number that asked for the notice by a call: texted, or called if it takes no texts. */
    record Caller(PhoneNumber number) implements NoticeRecipient {}

    /** An address given for this purpose, such as a receipt. */
    record Email(String address) implements NoticeRecipient {
        public Email {
            if (!address.matches("[^\\s@<>\",;]{1,64}@[^\\s@<>\",;]{1,190}")) {
                throw new org.curbstop.common.InvalidValueException("invalid.email", "an address such as ada@example.com");
            }
        }

        /** Omits the address, because this is written to logs. */
        @Override
        public String toString() {
            return "…@" + address.substring(address.indexOf('@') + 1);
        }
    }
}
