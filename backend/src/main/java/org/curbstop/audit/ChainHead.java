package org.curbstop.audit;

import java.util.Optional;

/**
 * How far the chain reached when last written; without it, cutting off the end would leave no trace.
 *
 * @param seal keyed digest of number and digest, so that whoever cuts off the end cannot move the head back; absent in heads from before
 *     keys were used
 */
record ChainHead(String id, long version, long number, String digest, Optional<String> seal) {
    static final String ID = "head";

    AuditBlock.ChainEnd chainEnd() {
        return new AuditBlock.ChainEnd(number, digest);
    }
}
