package org.curbstop.accounts;

import java.util.regex.Pattern;
import org.curbstop.common.Identifier;
import org.curbstop.common.InvalidValueException;

/**
 * An account number in stored form: upper-case letters and digits without separators. Length and check digit are validated by
 * {@link org.curbstop.utility.AccountNumberFormat}; numbers from a former system need not match it.
 */
public record AccountNumber(String value) implements Identifier<AccountNumber> {

    public static final int MAX_LENGTH = 20;

    private static final Pattern FORM = Pattern.compile("[0-9A-Z]{3," + MAX_LENGTH + "}");

    public AccountNumber {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValueException("invalid.account-number", "3 to 20 digits or letters");
        }
    }

    /** Returns the last four characters, enough for the owner to recognize the number. */
    public String lastFour() {
        return value.substring(Math.max(0, value.length() - 4));
    }

    /** Masked: log lines must not contain account numbers. */
    @Override
    public String toString() {
        return "…" + lastFour();
    }
}
