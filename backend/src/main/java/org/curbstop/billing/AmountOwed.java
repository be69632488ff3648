package org.curbstop.billing;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * What an account owes now. Payments go to the charge that is due first.
 *
 * @param total the balance of the ledger; negative: the utility owes the customer
 * @param pastDue the part of it whose due date has passed; never negative
 * @param due the day by which the rest must be paid; the day it should have been where everything is past due; absent where nothing
 *     is owed, or nothing that a bill has asked for yet
 * @param pastDueSince the due date of the oldest charge that is past due and not paid in full; absent where nothing is
 * @param outdated the day of which the customer information system spoke, where that is longer ago than the utility allows: whoever hears
 *     the amount hears the day
 * @param paymentPending a payment is on its way and not counted in {@code total} yet
 */
public record AmountOwed(
        Money total,
        Money pastDue,
        Optional<LocalDate> due,
        Optional<LocalDate> pastDueSince,
        Optional<Bill> latest,
        boolean paymentPending,
        Optional<LocalDate> outdated) {

    /** What may be asked of an account of which no balance is known. */
    public static AmountOwed zero(Currency currency) {
        var nothing = new Money(0, currency);
        return new AmountOwed(nothing, nothing, Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());
    }
}
