package org.curbstop.cis.postings;

/** What happened. */
public enum PostingKind {
    PAYMENT, REFUND, DISPUTE, ADJUSTMENT, FEE, DEPOSIT, TRANSFER, REVERSAL, ARRANGEMENT, HOLD, ORDER, CONTACT, CONSENT;

    /** Whether it changes what an account owes: its amount counts in the totals. */
    public boolean isMoney() {
        return ordinal() <= REVERSAL.ordinal();
    }
}
