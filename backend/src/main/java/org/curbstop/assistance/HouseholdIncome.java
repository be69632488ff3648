package org.curbstop.assistance;

import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/** Total income of a household before taxes, for the period in which the customer counts it. */
public record HouseholdIncome(Money amount, PayFrequency every) {

    public HouseholdIncome {
        if (amount.isNegative()) {
            throw new InvalidValueException("invalid.income", "zero or more");
        }
    }

    /** Returns the exact yearly income: the amount times the number of pay periods in a year. */
    public Money yearly() {
        return new Money(Math.multiplyExact(amount.minor(), every.timesAYear()), amount.currency());
    }
}
