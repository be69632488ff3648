package org.curbstop.billing;

import org.curbstop.common.AccountId;

/** Looks up pending payments for the amount owed. Implemented by the module that takes payments. */
public interface PendingPaymentLookup {

    /** Returns whether a payment for this account is confirmed but not in the ledger yet. */
    boolean hasPendingPayment(AccountId account);
}
