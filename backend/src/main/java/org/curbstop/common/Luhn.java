package org.curbstop.common;

/** The check digit of card numbers and of many account numbers (ISO/IEC 7812-1, annex B). */
public final class Luhn {

    private Luhn() {}

    /** @param digits '0' to '9' only, the check digit last */
    public static boolean isValid(String digits) {
        return isValid(digits, 0, digits.length());
    }

    /** Of the digits from one place to before another. */
    public static boolean isValid(String digits, int from, int to) {
        int sum = 0;
        for (int i = 0; i < to - from; i++) {
            int digit = digits.charAt(to - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
