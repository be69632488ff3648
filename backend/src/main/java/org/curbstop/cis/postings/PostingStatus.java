package org.curbstop.cis.postings;

/** What the billing system has said of a posting. */
public enum PostingStatus {
    /** Nothing yet: it is sent, and sent again. */
    WAITING,
    /** It has it. */
    ACKNOWLEDGED,
    /** It does not take it: a person decides. */
    REFUSED,
    /** A person entered it there by hand. */
    SETTLED;

    /** Whether nothing more is to be done about it. */
    public boolean isClosed() {
        return this == ACKNOWLEDGED || this == SETTLED;
    }
}
