package org.curbstop.billing;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * What an account owes now. Payments go to the oldest bill first.
 *
 * @param total the balance of the ledger; negative: the utility owes the customer
 * @param pastDue the part of it whose due date has passed; never negative
 * @param due the day by which the rest must be paid; the day it should have been where everything is past due; absent where nothing is owed
 * @param pastDueSince the due date of the oldest bill that is not paid in full; absent where nothing is past due
 * @param paymentPending a payment is on its way and not counted in {@code total} yet
 */
public record Owed(
        Money total,
        Money pastDue,
        Optional<LocalDate> due,
        Optional<LocalDate> pastDueSince,
        Optional<Bill> latest,
        boolean paymentPending) {}
