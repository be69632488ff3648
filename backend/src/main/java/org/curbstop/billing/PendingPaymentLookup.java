package org.curbstop.billing;

import org.curbstop.common.AccountId;

/** Queried when showing what is owed; implemented by whoever takes the money. */
public interface PendingPaymentLookup {

    /** Whether money for this account is on its way: confirmed, but not in the ledger yet. */
    boolean hasPendingPayment(AccountId account);
}
