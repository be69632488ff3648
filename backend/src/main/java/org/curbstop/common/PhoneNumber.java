package org.curbstop.common;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Optional;

/** A phone number in E.164 ({@code +15035550101}); what people type is read as North American where no country is given. */
public record PhoneNumber(String e164) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    public PhoneNumber {
        if (!e164.matches("\\+[1-9]\\d{6,14}")) {
            throw new Invalid("invalid.phone", "a phone number such as +15035550101");
        }
    }

    /** What a person typed or said, if it can be a number at all; 555-01xx, reserved for fiction, passes. */
    public static Optional<PhoneNumber> read(String typed) {
        try {
            var number = NUMBERS.parse(typed, "US");
            return NUMBERS.isPossibleNumber(number)
                    ? Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberUtil.PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** As people write it: (503) 555-0101. */
    public String national() {
        try {
            return NUMBERS.format(NUMBERS.parse(e164, null), PhoneNumberUtil.PhoneNumberFormat.NATIONAL);
        } catch (NumberParseException e) {
            return e164;
        }
    }

    /** Enough for its owner to know it by, too little for anybody else: ends in 01. */
    public String lastTwo() {
        return e164.substring(e164.length() - 2);
    }

    /** Log lines carry no numbers. */
    @Override
    public String toString() {
        return "+…" + lastTwo();
    }
}
