package org.curbstop.billing;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * Amount that an account owes now. Payments are applied to the charge that is due first.
 *
 * @param total ledger balance; negative if the utility owes the customer
 * @param pastDue part of the total whose due date has passed; never negative
 * @param due date by which the rest must be paid; the last missed due date if all is past due; empty if nothing is owed or billed yet
 * @param pastDueSince due date of the oldest unpaid charge that is past due; empty if nothing is
 * @param staleSince date of the customer information system (CIS) balance if older than the utility allows; show it with the amount
 * @param paymentPending whether a payment is pending that {@code total} does not include yet
 */
public record AmountOwed(
        Money total,
        Money pastDue,
        Optional<LocalDate> due,
        Optional<LocalDate> pastDueSince,
        Optional<Bill> latest,
        boolean paymentPending,
        Optional<LocalDate> staleSince) {

    /** Returns the amount that may be collected when no balance is known. */
    public static AmountOwed zero(Currency currency) {
        var nothing = new Money(0, currency);
        return new AmountOwed(nothing, nothing, Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());
    }
}
