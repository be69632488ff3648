package org.curbstop.payments;

import org.curbstop.common.AccountId;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/** Part of a payment that goes to one account; the fee is added on top and goes to no account. */
public record Allocation(AccountId account, Money amount) {

    public Allocation {
        if (!amount.isPositive()) {
            throw new InvalidValueException("invalid.amount", "more than nothing for each account");
        }
    }
}
