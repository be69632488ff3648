package org.curbstop.utility;

import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.common.Luhn;

/**
 * What an account number of this utility looks like.
 *
 * @param digits how many, check digit included
 * @param luhn whether the last digit is a Luhn check digit (ISO/IEC 7812-1 annex B)
 */
public record AccountNumberFormat(int digits, boolean luhn) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s.\\-]+");

    /** The bare digits, if what was typed or said can be such a number: spaces, dots and dashes are passed over. */
    public Optional<String> parse(String typed) {
        String bare = SEPARATORS.matcher(typed).replaceAll("");
        return bare.length() == digits && bare.chars().allMatch(c -> c >= '0' && c <= '9') && (!luhn || Luhn.isValid(bare))
                ? Optional.of(bare)
                : Optional.empty();
    }

    /** One of this form, of these leading digits ({@code digits} of them, less the check digit where there is one). */
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
