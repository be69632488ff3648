package org.curbstop.utility;

import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.common.Luhn;

/**
 * Format of the utility's account numbers.
 *
 * @param digits number of digits, including the check digit
 * @param luhn whether the last digit is a Luhn check digit (ISO/IEC 7812-1 annex B)
 */
public record AccountNumberFormat(int digits, boolean luhn) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s.\\-]+");

    /** Returns the digits of a valid number; spaces, dots and hyphens are ignored. */
    public Optional<String> parse(String typed) {
        String bare = SEPARATORS.matcher(typed).replaceAll("");
        return bare.length() == digits && bare.chars().allMatch(c -> c >= '0' && c <= '9') && (!luhn || Luhn.isValid(bare))
                ? Optional.of(bare)
                : Optional.empty();
    }

    /** Appends the check digit, if the format has one, to the leading digits. */
    public String complete(String leading) {
        if (!luhn) {
            return leading;
        }
        for (char check = '0'; check <= '9'; check++) {
            if (Luhn.isValid(leading + check)) {
                return leading + check;
            }
        }
        throw new IllegalArgumentException("digits only");
    }
}
