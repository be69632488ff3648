package org.curbstop.audit;

import java.util.List;

/**
 * Result of verifying the whole trail.
 *
 * @param blocks number of blocks read
 * @param keyedFrom first block with a keyed digest, or 0 if there is none; earlier blocks could have been replaced altogether
 * @param end number of the last block
 * @param head digest of the last block; recorded outside the system from time to time, it reveals a trail that was rewritten as a whole
 * @param findings empty if the trail is intact
 */
public record AuditVerification(long blocks, long entries, long keyedFrom, long end, String head, List<AuditFinding> findings) {

    public boolean isIntact() {
        return findings.isEmpty();
    }
}
