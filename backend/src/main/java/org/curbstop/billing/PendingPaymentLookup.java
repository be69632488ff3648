package org.curbstop.billing;

import org.curbstop.common.AccountId;

/** Asked when telling what is owed; answered by whoever takes the money. */
public interface PendingPaymentLookup {

    /** Whether money for this account is on its way: confirmed, but not in the ledger yet. */
    boolean hasPendingPayment(AccountId account);
}
