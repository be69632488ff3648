package org.curbstop.arrangements;

import java.time.LocalDate;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/**
 * One payment of an arrangement.
 *
 * @param due last day on which the payment is on time
 */
public record Installment(LocalDate due, Money amount) {

    public Installment {
        if (!amount.isPositive()) {
            throw new InvalidValueException("invalid.amount", "more than nothing in each payment");
        }
    }
}
