package org.curbstop.audit;

import java.util.List;

/**
 * What a check of the whole trail found.
 *
 * @param blocks how many were read
 * @param keyedFrom the first block with a keyed digest; before it a whole new chain could have been made; 0: none
 * @param end number of the last block
 * @param head digest of the last one: noted outside the system from time to time, it shows a trail that was rewritten as a whole
 * @param findings empty: the trail holds
 */
public record AuditVerification(long blocks, long entries, long keyedFrom, long end, String head, List<AuditFinding> findings) {

    public boolean isIntact() {
        return findings.isEmpty();
    }
}
