package org.curbstop.cis.digests;

import java.util.Collection;
import java.util.Map;
import org.curbstop.common.Sha256Digest;

/**
 * A row in sixteen bytes. A row is taken for the one before only if both halves are the same, so a change is missed once in 2^64.
 *
 * @param key of what the row is about
 * @param content of all that it says, by our names and so behind any mapping
 */
public record RowDigest(long key, long content) {

    /** Nobody can tell what a row has to say to say nothing new. */
    static final long UNKNOWN = 0;

    /** @param columns all that a row may have, always in the same order */
    static RowDigest of(Sha256Digest digest, Collection<String> columns, String key, Map<String, String> fields) {
        digest.add(key);
        long subject = known(digest.prefix());
        for (String column : columns) {
            String value = fields.get(column);
            if (value != null) {
                digest.add(column).add(value);
            }
        }
        return new RowDigest(subject, known(digest.prefix()));
    }

    private static long known(long prefix) {
        return prefix == UNKNOWN ? 1 : prefix;
    }

    RowDigest unknown() {
        return new RowDigest(key, UNKNOWN);
    }
}
