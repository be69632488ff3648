package org.curbstop.common;

/** The check digit of card numbers and of many account numbers (ISO/IEC 7812-1, annex B). */
public final class Luhn {

    private Luhn() {}

    /** @param digits '0' to '9' only, the check digit last */
    public static boolean isValid(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
