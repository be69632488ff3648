package org.curbstop.arrangements;

import java.time.LocalDate;
import org.curbstop.common.Money;

/**
 * Range of terms that can be agreed without a staff decision.
 *
 * @param total amount to be arranged
 * @param leastFirst minimum of the first installment
 * @param firstBy last due date of the first installment
 * @param mostPayments maximum number of installments after the first
 * @param leastPayment minimum of each installment after the first, except the last one
 * @param lastDay last due date of any installment
 * @param proposed proposal: the minimum first installment today, then as many installments as allowed
 */
public record ArrangementTerms(
        Money total, Money leastFirst, LocalDate firstBy, int mostPayments, Money leastPayment, LocalDate lastDay,
        InstallmentSchedule proposed) {}
