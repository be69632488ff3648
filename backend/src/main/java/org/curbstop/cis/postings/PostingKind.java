package org.curbstop.cis.postings;

/** Kinds of postings. */
public enum PostingKind {
    PAYMENT, REFUND, DISPUTE, ADJUSTMENT, FEE, DEPOSIT, TRANSFER, REVERSAL, ARRANGEMENT, HOLD, ORDER, CONTACT, CONSENT;

    /** Returns whether it changes what an account owes; its amount then counts in the totals. */
    public boolean isMoney() {
        return ordinal() <= REVERSAL.ordinal();
    }
}
