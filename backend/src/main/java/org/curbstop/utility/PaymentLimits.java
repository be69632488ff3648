package org.curbstop.utility;

import org.curbstop.common.Money;

/**
 * Limits of self-service payments.
 *
 * @param minPayment minimum amount of a payment
 * @param maxPayment maximum amount of a payment
 * @param maxAccounts maximum number of accounts in one payment
 */
public record PaymentLimits(Money minPayment, Money maxPayment, int maxAccounts) {}
