package org.curbstop.arrangements;

import java.time.LocalDate;
import org.curbstop.common.Money;

/**
 * Within what range an arrangement is taken at once.
 *
 * @param total what is to be arranged
 * @param leastFirst the first payment is this or more
 * @param firstBy the last day for it
 * @param mostPayments after the first
 * @param leastPayment each payment after the first is this or more, but for the last
 * @param lastDay nothing falls due after it
 * @param proposed what we would suggest: the least first payment, today, and as many after it as are allowed
 */
public record ArrangementTerms(
        Money total, Money leastFirst, LocalDate firstBy, int mostPayments, Money leastPayment, LocalDate lastDay,
        InstallmentSchedule proposed) {}
