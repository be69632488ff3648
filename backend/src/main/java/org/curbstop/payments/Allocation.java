package org.curbstop.payments;

import org.curbstop.common.AccountId;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/** The part of a payment that goes to one account; the fee is on top and goes to none. */
public record Allocation(AccountId account, Money amount) {

    public Allocation {
        if (!amount.isPositive()) {
            throw new InvalidValueException("invalid.amount", "more than nothing for each account");
        }
    }
}
