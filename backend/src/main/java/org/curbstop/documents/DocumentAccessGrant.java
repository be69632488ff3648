package org.curbstop.documents;

import org.curbstop.common.Actor;

/** Implemented by a capability that gives papers into hands outside the utility: an agency sees what was sent in for its referral. */
public interface DocumentAccessGrant {

    /** Whether this paper is part of something that was given to whoever asks. */
    boolean grantsAccess(SentDocumentId documentId, Actor agency);
}
