package org.curbstop.accounts;

import java.util.regex.Pattern;
import org.curbstop.common.Identifier;
import org.curbstop.common.InvalidValueException;

/**
 * An account number as it is stored: upper-case letters and digits, nothing between them. Whether it is one of this utility's
 * (length, check digit) is said by {@link org.curbstop.utility.AccountNumberFormat}; old numbers of a former system need not be.
 */
public record AccountNumber(String value) implements Identifier<AccountNumber> {

    private static final Pattern FORM = Pattern.compile("[0-9A-Z]{3,20}");

    public AccountNumber {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValueException("invalid.account-number", "3 to 20 digits or letters");
        }
    }

    /** Enough for its owner to know it by: the last four. */
    public String lastFour() {
        return value.substring(Math.max(0, value.length() - 4));
    }

    /** Log lines carry no account numbers. */
    @Override
    public String toString() {
        return "…" + lastFour();
    }
}
