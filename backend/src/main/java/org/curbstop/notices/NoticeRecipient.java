package org.curbstop.notices;

import java.util.Optional;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;

/** The recipient of a notice. */
public sealed interface NoticeRecipient {

    /** Returns the recipient at a phone number or an email address; empty if it is neither. */
    static Optional<NoticeRecipient> parse(String given) {
        try {
            return Optional.of(given.startsWith("+") ? new Phone(new PhoneNumber(given)) : new Email(given));
        } catch (InvalidValueException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Returns the person if known, otherwise the phone number. */
    static Optional<NoticeRecipient> of(Optional<PersonId> person, Optional<PhoneNumber> phone) {
        return person.<NoticeRecipient>map(KnownPerson::new).or(() -> phone.map(Phone::new));
    }

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
                throw new InvalidValueException("invalid.email", "an address such as ada@example.com");
            }
        }

        /** Omits the address, because this is written to logs. */
        @Override
        public String toString() {
            return "…@" + address.substring(address.indexOf('@') + 1);
        }
    }
}
