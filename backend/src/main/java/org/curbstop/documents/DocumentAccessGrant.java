package org.curbstop.documents;

import org.curbstop.common.Actor;

/** Implemented by capabilities that share documents outside the utility: an agency may see what was submitted with its referral. */
public interface DocumentAccessGrant {

    /** Returns whether this document was shared with the agency. */
    boolean grantsAccess(SentDocumentId documentId, Actor agency);
}
