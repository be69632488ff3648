package org.curbstop.utility;

import org.curbstop.common.Money;

/**
 * Limits of self-service payments.
 *
 * @param leastPayment minimum amount of a payment
 * @param mostPayment maximum amount of a payment
 * @param mostAccounts maximum number of accounts in one payment
 */
public record PaymentLimits(Money leastPayment, Money mostPayment, int mostAccounts) {}
