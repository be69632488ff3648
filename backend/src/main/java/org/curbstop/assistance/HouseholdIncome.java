package org.curbstop.assistance;

import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/** What everybody in a household earns together before taxes, as they count it. */
public record HouseholdIncome(Money amount, PayFrequency every) {

    public HouseholdIncome {
        if (amount.isNegative()) {
            throw new InvalidValueException("invalid.income", "zero or more");
        }
    }

    /** In a year: the amount times the weeks, fortnights or months of one, exact. */
    public Money yearly() {
        return new Money(Math.multiplyExact(amount.minor(), every.timesAYear()), amount.currency());
    }
}
