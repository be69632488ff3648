package org.curbstop.audit;

import java.util.List;

/**
 * What a check of the whole trail found.
 *
 * @param blocks how many were read
 * @param head digest of the last one: noted outside the system from time to time, it shows a trail that was rewritten as a whole
 * @param findings empty: the trail holds
 */
public record Verified(long blocks, long entries, String head, List<Finding> findings) {

    public boolean holds() {
        return findings.isEmpty();
    }
}
