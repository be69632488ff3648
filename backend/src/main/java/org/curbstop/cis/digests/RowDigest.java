package org.curbstop.cis.digests;

import java.util.Collection;
import java.util.Map;
import org.curbstop.common.Sha256Digest;

/**
 * Digest of a row in 24 bytes. A row counts as unchanged if its bytes are the same or its key and its content are, so a change is missed
 * once in 2^64 cases.
 *
 * @param key digest of the row's key
 * @param content digest of all fields, after mapping
 * @param bytes digest of the row as it is in the file, and of the layout of the file
 */
public record RowDigest(long key, long content, long bytes) {

    /** Content that no row has, so that the next row with the key is read in full. */
    static final long UNKNOWN = 0;

    /** @param columns all columns that a row may have, always in the same order */
    static RowDigest of(Sha256Digest digest, Collection<String> columns, String key, Map<String, String> fields, long bytes) {
        digest.add(key);
        long subject = known(digest.prefix());
        for (String column : columns) {
            String value = fields.get(column);
            if (value != null) {
                digest.add(column).add(value);
            }
        }
        return new RowDigest(subject, known(digest.prefix()), bytes);
    }

    static long known(long prefix) {
        return prefix == UNKNOWN ? 1 : prefix;
    }

    RowDigest unknown() {
        return new RowDigest(key, UNKNOWN, UNKNOWN);
    }
}
