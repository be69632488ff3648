package org.curbstop.papers;

import org.curbstop.common.Asker;

/** Implemented by a capability that gives papers into hands outside the utility: an agency sees what was sent in for its referral. */
public interface Vouching {

    /** Whether this paper is part of something that was given to whoever asks. */
    boolean vouchesFor(PaperId paper, Asker agency);
}
