package org.curbstop.documents;

import org.curbstop.common.Actor;

/** Implemented by a capability that shares documents outside the utility: an agency sees what was submitted for its referral. */
public interface DocumentAccessGrant {

    /** Whether this document is part of something that was shared with {@code actor}. */
    boolean grantsAccess(SentDocumentId documentId, Actor agency);
}
