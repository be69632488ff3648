package org.curbstop.notices;

import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;

/** The recipient of a notice. */
public sealed interface NoticeRecipient {

    /** A person that we know: by the contacts and preferences of the profile. */
    record KnownPerson(PersonId id) implements NoticeRecipient {}

    /** A number that asked for it: whoever texted or called from it. */
    record Phone(PhoneNumber number) implements NoticeRecipient {}

    /** A number that asked for it by a call: texted, or called where no text reaches it. */
    record Caller(PhoneNumber number) implements NoticeRecipient {}

    /** An address that was given for this very purpose, such as a receipt. */
    record Email(String address) implements NoticeRecipient {
        public Email {
            if (!address.matches("[^\\s@<>\",;]{1,64}@[^\\s@<>\",;]{1,190}")) {
                throw new org.curbstop.common.InvalidValueException("invalid.email", "an address such as ada@example.com");
            }
        }

        /** Log lines carry no addresses. */
        @Override
        public String toString() {
            return "…@" + address.substring(address.indexOf('@') + 1);
        }
    }
}
