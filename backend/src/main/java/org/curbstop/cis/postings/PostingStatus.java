package org.curbstop.cis.postings;

/** Answer of the billing system to a posting. */
public enum PostingStatus {
    /** No answer yet: it is sent, and sent again. */
    WAITING,
    /** Accepted by the billing system. */
    ACKNOWLEDGED,
    /** Refused by the billing system; staff decide. */
    REFUSED,
    /** Entered in the billing system manually by staff. */
    SETTLED;

    /** Returns whether nothing more needs to be done. */
    public boolean isClosed() {
        return this == ACKNOWLEDGED || this == SETTLED;
    }
}
