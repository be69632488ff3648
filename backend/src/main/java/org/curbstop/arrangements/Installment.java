package org.curbstop.arrangements;

import java.time.LocalDate;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/** One payment of an arrangement. @param due the last day on which it is in time */
public record Installment(LocalDate due, Money amount) {

    public Installment {
        if (!amount.isPositive()) {
            throw new InvalidValueException("invalid.amount", "more than nothing in each payment");
        }
    }
}
