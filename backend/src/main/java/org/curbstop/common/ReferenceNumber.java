package org.curbstop.common;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Reference number for people: nine digits in groups of three; ids are for programs. It is derived from the id, proves nothing, and is
 * always given together with what it refers to.
 */
public final class ReferenceNumber {

    private static final long MIN_VALUE = 100_000_000;
    private static final BigInteger RANGE = BigInteger.valueOf(900_000_000);
    private static final Pattern ID = Pattern.compile("\\b[a-z]{2,6}_[0-9a-hjkmnp-tv-z]{10,40}\\b");

    private ReferenceNumber() {}

    /** Returns nine digits without spaces. */
    public static String of(String id) {
        return String.valueOf(MIN_VALUE + new BigInteger(Sha256Digest.of("reference", id), 16).mod(RANGE).longValueExact());
    }

    /** Formats {@code 417203889} as {@code 417 203 889}; returns other text unchanged. */
    public static String grouped(String digits) {
        return digits.matches("\\d{9}") ? digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6) : digits;
    }

    /** Returns the grouped number of an id. */
    public static String display(String id) {
        return grouped(of(id));
    }

    /** Returns the grouped number of an id, or groups a number. */
    public static String forPeople(String reference) {
        return isId(reference) ? display(reference) : grouped(reference);
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Removes spaces and punctuation from a number of nine digits; returns other text stripped. */
    public static String normalize(String written) {
        String digits = written.replaceAll("[\\s.-]", "");
        return digits.matches("\\d{9}") ? digits : written.strip();
    }

    /** Replaces each id in a text for people by its number. */
    public static String replaceIds(String text) {
        return ID.matcher(text).replaceAll(id -> display(id.group()));
    }
}
