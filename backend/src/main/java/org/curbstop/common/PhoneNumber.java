package org.curbstop.common;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A phone number in E.164 ({@code +15035550101}); what people type is read as North American where no country is given. */
public record PhoneNumber(String e164) {

    private static final PhoneNumberUtil.PhoneNumberFormat E164_FORMAT = PhoneNumberUtil.PhoneNumberFormat.E164;
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final int MAX_IN_TEXT = 20;
    private static final int SHORTEST_WITH_AREA = "+15035550101".length();

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new InvalidValueException("invalid.phone", "a phone number such as +15035550101");
        }
    }

    /** What a person typed or said, if it can be a number at all; 555-01xx, reserved for fiction, passes. */
    public static Optional<PhoneNumber> parse(String typed) {
        try {
            var number = NUMBERS.parse(typed, "US");
            String e164 = NUMBERS.format(number, E164_FORMAT);
            // Some countries have numbers that are shorter than any that is texted or called from abroad. One with a zero too many, as in
            // +64 000 40000, would be another when it is read again.
            return Optional.of(e164).filter(E164.asMatchPredicate()).filter(_ -> NUMBERS.isPossibleNumber(number) && isReadAgain(e164))
                    .map(PhoneNumber::new);
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isReadAgain(String e164) {
        try {
            return NUMBERS.format(NUMBERS.parse(e164, null), E164_FORMAT).equals(e164);
        } catch (NumberParseException e) {
            return false;
        }
    }

    /** A number found in a text, from and up to which character. */
    public record PhoneNumberMention(int from, int until, PhoneNumber number) {}

    /** Every number with its area code in a text, in order. */
    public static List<PhoneNumberMention> findAll(String text) {
        var found = new ArrayList<PhoneNumberMention>();
        for (PhoneNumberMatch match : NUMBERS.findNumbers(text, "US", PhoneNumberUtil.Leniency.POSSIBLE, MAX_IN_TEXT)) {
            parse(NUMBERS.format(match.number(), E164_FORMAT)).filter(number -> number.e164().length() >= SHORTEST_WITH_AREA)
                    .ifPresent(number -> found.add(new PhoneNumberMention(match.start(), match.end(), number)));
        }
        return found;
    }

    /** As people write it: (503) 555-0101. */
    public String formatNational() {
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
