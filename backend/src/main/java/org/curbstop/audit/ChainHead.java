package org.curbstop.audit;

import java.util.Optional;

/**
 * How far the chain reached when last verified: without it, cutting off the end would leave no trace.
 *
 * @param seal keyed digest of the two, so that nobody who cuts off the end can move the head back; absent before there was a key
 */
record ChainHead(String id, long version, long number, String digest, Optional<String> seal) {
    static final String ID = "head";

    AuditBlock.ChainEnd chainEnd() {
        return new AuditBlock.ChainEnd(number, digest);
    }
}
