package org.curbstop.common;

/** Check digit of card numbers and many account numbers (ISO/IEC 7812-1, annex B). */
public final class Luhn {

    private Luhn() {}

    /** @param digits ASCII digits, check digit last */
    public static boolean isValid(String digits) {
        return isValid(digits, 0, digits.length());
    }

    /** Returns whether the digits from {@code from} to {@code to} are valid and not all zeros, which are valid too. Allocates nothing. */
    public static boolean isValidNumber(CharSequence digits, int from, int to) {
        boolean zeros = true;
        for (int at = from; at < to && zeros; at++) {
            zeros = digits.charAt(at) == '0';
        }
        return !zeros && isValid(digits, from, to);
    }

    private static boolean isValid(CharSequence digits, int from, int to) {
        int sum = 0;
        for (int i = 0; i < to - from; i++) {
            int digit = digits.charAt(to - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
