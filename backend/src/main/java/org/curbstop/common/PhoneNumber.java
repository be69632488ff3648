package org.curbstop.common;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A phone number in E.164 format ({@code +15035550101}). Input without a country code is parsed as North American. */
public record PhoneNumber(String e164) {

    private static final PhoneNumberUtil.PhoneNumberFormat E164_FORMAT = PhoneNumberUtil.PhoneNumberFormat.E164;
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    /** Area code and exchange of a North American number begin with 2 to 9. */
    private static final Pattern NORTH_AMERICAN = Pattern.compile("\\+1[2-9]\\d{2}[2-9]\\d{6}");
    private static final int NORTH_AMERICA = 1;
    private static final Set<String> DOMESTIC = Set.of("US", "PR", "VI", "GU", "AS", "MP", "CA");
    private static final int MAX_IN_TEXT = 20;
    private static final int MIN_LENGTH_WITH_AREA = "+15035550101".length();

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new InvalidValueException("invalid.phone", "a phone number such as +15035550101");
        }
    }

    /** Parses what a person typed or said, if it is a possible number. Accepts 555-01xx, reserved for fiction. */
    public static Optional<PhoneNumber> parse(String typed) {
        try {
            var number = NUMBERS.parse(typed, "US");
            String e164 = NUMBERS.format(number, E164_FORMAT);
            // Rejects national numbers that are too short for E.164, and numbers with an extra zero, such as +64 000 40000, which would
            // parse as a different number from their E.164 form.
            return Optional.of(e164).filter(E164.asMatchPredicate())
                    .filter(_ -> !e164.startsWith("+1") || NORTH_AMERICAN.matcher(e164).matches())
                    .filter(_ -> NUMBERS.isPossibleNumber(number) && isReadAgain(e164))
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

    /** A number found in a text, with its character range. */
    public record PhoneNumberMention(int from, int until, PhoneNumber number) {}

    /** Finds all numbers with area code in a text, in order. */
    public static List<PhoneNumberMention> findAll(String text) {
        var found = new ArrayList<PhoneNumberMention>();
        for (PhoneNumberMatch match : NUMBERS.findNumbers(text, "US", PhoneNumberUtil.Leniency.POSSIBLE, MAX_IN_TEXT)) {
            parse(NUMBERS.format(match.number(), E164_FORMAT)).filter(number -> number.e164().length() >= MIN_LENGTH_WITH_AREA)
                    .ifPresent(number -> found.add(new PhoneNumberMention(match.start(), match.end(), number)));
        }
        return found;
    }

    /** Returns the national format: (503) 555-0101. */
    public String formatNational() {
        try {
            return NUMBERS.format(NUMBERS.parse(e164, null), PhoneNumberUtil.PhoneNumberFormat.NATIONAL);
        } catch (NumberParseException e) {
            return e164;
        }
    }

    /**
     * Returns whether texts and calls that a stranger can cause may go to this number: one of the United States or Canada that costs its
     * caller nothing extra.
     */
    public boolean isDomestic() {
        try {
            var number = NUMBERS.parse(e164, null);
            String region = NUMBERS.getRegionCodeForNumber(number); // null for numbers that nobody has, such as those reserved for fiction
            return number.getCountryCode() == NORTH_AMERICA && (region == null || DOMESTIC.contains(region))
                    && NUMBERS.getNumberType(number) != PhoneNumberUtil.PhoneNumberType.PREMIUM_RATE;
        } catch (NumberParseException e) {
            return false;
        }
    }

    /** Returns the last two digits: enough for the owner to recognize, too little for anyone else. */
    public String lastTwo() {
        return e164.substring(e164.length() - 2);
    }

    /** Masked, since it is logged. */
    @Override
    public String toString() {
        return "+…" + lastTwo();
    }
}
