package org.curbstop.cis.digests;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.curbstop.common.Sha256Digest;

/**
 * Digests of the rows last imported, in memory while one file is read: 27 bytes per known row and one bit per line of the file. Used only
 * by the reader thread.
 */
public final class RowDigests {

    static final int ENTRY_BYTES = 2 * Long.BYTES;
    private static final int NO_LINE = 0;

    private final Collection<String> columns;
    private final Sha256Digest sha256 = new Sha256Digest();
    private final long[] keys;
    private final long[] contents;
    /** Lines of this file by slot of their key. */
    private final int[] lines;
    private final BitSet unchanged = new BitSet();
    private int size;

    /** @param maxRows maximum number of keys */
    RowDigests(Collection<String> columns, int maxRows) {
        this.columns = columns;
        int slots = maxRows + maxRows / 3 + 1; // a quarter of the slots stays free, so that misses are found quickly
        this.keys = new long[slots];
        this.contents = new long[slots];
        this.lines = new int[slots];
    }

    /** Returns the number of known rows. */
    int size() {
        return size;
    }

    /** Loads a block. The later entry of a key counts. */
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

    /** Returns the slot of the key, or the free slot for it. */
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

    /** Returns whether the row was last imported with the same content. */
    public boolean isSame(RowDigest row) {
        int slot = slot(row.key());
        return keys[slot] == row.key() && contents[slot] == row.content();
    }

    /** Returns the line of this file with an accepted row of the same key; otherwise {@code line}. */
    public long firstLine(RowDigest row, long line) {
        int taken = lines[slot(row.key())];
        return taken == NO_LINE ? line : taken;
    }

    /** Records the line of an accepted row, if its key is known. */
    public void record(RowDigest row, long line) {
        int slot = slot(row.key());
        if (keys[slot] == row.key() && lines[slot] == NO_LINE) {
            lines[slot] = Math.toIntExact(line);
        }
    }

    public void recordUnchanged(RowDigest row, long line) {
        record(row, line);
        unchanged.set(Math.toIntExact(line));
    }

    /** Returns whether the dry run found the row unchanged, so that it can be skipped. */
    public boolean isUnchanged(long line) {
        return unchanged.get((int) line);
    }
}
