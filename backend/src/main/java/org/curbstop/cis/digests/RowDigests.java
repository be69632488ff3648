package org.curbstop.cis.digests;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.curbstop.common.Sha256Digest;

/**
 * What rows said when they were last taken, in memory while one file is read: 27 bytes for each row that is known, and a bit for each line
 * of this file. Used by the one thread that reads the file.
 */
public final class RowDigests {

    static final int ENTRY_BYTES = 2 * Long.BYTES;
    private static final int NO_LINE = 0;

    private final Collection<String> columns;
    private final Sha256Digest sha256 = new Sha256Digest();
    private final long[] keys;
    private final long[] contents;
    /** Of this file, where a row with the key stands. */
    private final int[] lines;
    private final BitSet unchanged = new BitSet();
    private int size;

    /** @param most as many keys at most */
    RowDigests(Collection<String> columns, int most) {
        this.columns = columns;
        int slots = most + most / 3 + 1; // a quarter stays free, so that what is not there is found out soon
        this.keys = new long[slots];
        this.contents = new long[slots];
        this.lines = new int[slots];
    }

    /** How many are known. */
    int size() {
        return size;
    }

    /** The later one of a key counts. */
    void load(byte[] block) {
        var in = ByteBuffer.wrap(block);
        while (in.remaining() >= ENTRY_BYTES) {
            long key = in.getLong();
            int slot = slot(key);
            size += keys[slot] == key ? 0 : 1;
            keys[slot] = key;
            contents[slot] = in.getLong();
        }
    }

    void forEach(Consumer<RowDigest> consumer) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0) {
                consumer.accept(new RowDigest(keys[slot], contents[slot]));
            }
        }
    }

    /** Where the key is, or would be. */
    private int slot(long key) {
        int slot = (int) Math.unsignedMultiplyHigh(key, keys.length);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 == keys.length ? 0 : slot + 1;
        }
        return slot;
    }

    public RowDigest digest(String key, Map<String, String> fields) {
        return RowDigest.of(sha256, columns, key, fields);
    }

    /** Whether it was taken as it is, and no other row of this file came in between. */
    public boolean isSame(RowDigest row) {
        int slot = slot(row.key());
        return keys[slot] == row.key() && contents[slot] == row.content();
    }

    /** The line of this file where a row with that key was taken; otherwise this one. */
    public long firstLine(RowDigest row, long line) {
        int taken = lines[slot(row.key())];
        return taken == NO_LINE ? line : taken;
    }

    /** A row with a key that is known can be taken. */
    public void take(RowDigest row, long line) {
        int slot = slot(row.key());
        if (keys[slot] == row.key() && lines[slot] == NO_LINE) {
            lines[slot] = Math.toIntExact(line);
        }
    }

    public void takeUnchanged(RowDigest row, long line) {
        take(row, line);
        unchanged.set(Math.toIntExact(line));
    }

    /** Whether it was found to be so already, when the file was tried: it need not be looked at again. */
    public boolean isUnchanged(long line) {
        return unchanged.get((int) line);
    }
}
