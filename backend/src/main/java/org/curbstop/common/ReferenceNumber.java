package org.curbstop.common;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * The number that people are given for something: nine digits, written in threes. Ids are for programs. It follows from the id, proves
 * nothing, and is said beside what it is about.
 */
public final class ReferenceNumber {

    private static final long SMALLEST = 100_000_000;
    private static final BigInteger RANGE = BigInteger.valueOf(900_000_000);
    private static final Pattern ID = Pattern.compile("\\b[a-z]{2,6}_[0-9a-hjkmnp-tv-z]{10,40}\\b");

    private ReferenceNumber() {}

    /** Nine digits, without spaces. */
    public static String of(String id) {
        return String.valueOf(SMALLEST + new BigInteger(Sha256Digest.of("reference", id), 16).mod(RANGE).longValueExact());
    }

    /** {@code 417203889} as {@code 417 203 889}; what is no nine digits stays as it is. */
    public static String grouped(String digits) {
        return digits.matches("\\d{9}") ? digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6) : digits;
    }

    /** The number of an id, in threes. */
    public static String display(String id) {
        return grouped(of(id));
    }

    /** A reference for people, in threes, whether it is an id or a number already. */
    public static String forPeople(String reference) {
        return isId(reference) ? display(reference) : grouped(reference);
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The nine digits of a number as people write it; what holds no nine digits stays as it is. */
    public static String normalize(String written) {
        String digits = written.replaceAll("[\\s.-]", "");
        return digits.matches("\\d{9}") ? digits : written.strip();
    }

    /** A text for people's eyes: each id in it becomes its number. */
    public static String replaceIds(String text) {
        return ID.matcher(text).replaceAll(id -> display(id.group()));
    }
}
