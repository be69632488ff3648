package org.curbstop.cis.digests;

import java.util.Collection;
import java.util.Map;
import org.curbstop.common.Sha256Digest;

/**
 * Digest of a row in sixteen bytes. A row counts as unchanged only if both halves match, so a change is missed once in 2^64 cases.
 *
 * @param key digest of the row's key
 * @param content digest of all fields, after mapping
 */
public record RowDigest(long key, long content) {

    /** Content that no row has, so that the next row with the key is read in full. */
    static final long UNKNOWN = 0;

    /** @param columns all columns that a row may have, always in the same order */
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
