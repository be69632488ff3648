package org.curbstop.utility;

import org.curbstop.common.Money;

/**
 * What self-service may do without a person.
 *
 * @param leastPayment the smallest single payment
 * @param mostPayment the largest single payment
 * @param mostAccounts how many accounts one payment may cover
 */
public record PaymentLimits(Money leastPayment, Money mostPayment, int mostAccounts) {}
