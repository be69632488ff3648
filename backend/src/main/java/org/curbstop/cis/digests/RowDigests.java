package org.curbstop.cis.digests;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.curbstop.common.Sha256Digest;

/**
 * Digests of the rows last imported, in memory while one file is read: 43 bytes per known row and one bit per line of the file. Used by
 * one thread at a time.
 */
public final class RowDigests {

    static final int ENTRY_BYTES = 3 * Long.BYTES;
    private static final int NO_LINE = 0;
    private static final int NO_SLOT = -1;

    private final Collection<String> columns;
    private final Sha256Digest sha256 = new Sha256Digest();
    private final long[] keys;
    private final long[] contents;
    private final long[] bytes;
    /** Slots of keys by digest of the row's bytes. */
    private final int[] slotsByBytes;
    private final String layout;
    /** Lines of this file by slot of their key. */
    private final int[] lines;
    private final BitSet unchanged = new BitSet();
    private int size;

    /**
     * @param layout what the meaning of a row's bytes depends on: the format of the file, its encoding and its columns
     * @param maxRows maximum number of keys
     */
    RowDigests(Collection<String> columns, String layout, int maxRows) {
        this.columns = columns;
        this.layout = layout;
        int slots = maxRows + maxRows / 3 + 1; // a quarter of the slots stays free, so that misses are found quickly
        this.keys = new long[slots];
        this.contents = new long[slots];
        this.bytes = new long[slots];
        this.slotsByBytes = new int[slots];
        Arrays.fill(slotsByBytes, NO_SLOT);
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
            bytes[slot] = in.getLong();
        }
    }

    void forEach(Consumer<RowDigest> consumer) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0) {
                consumer.accept(new RowDigest(keys[slot], contents[slot], bytes[slot]));
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

    /** Called when all blocks are loaded. */
    void index() {
        for (int slot = 0; slot < keys.length; slot++) {
            if (bytes[slot] != RowDigest.UNKNOWN) {
                slotsByBytes[indexOf(bytes[slot])] = slot;
            }
        }
    }

    /** Returns the position of these bytes in the index, or the free one for them. */
    private int indexOf(long row) {
        int position = (int) Math.unsignedMultiplyHigh(row, slotsByBytes.length);
        while (slotsByBytes[position] != NO_SLOT && bytes[slotsByBytes[position]] != row) {
            position = position + 1 == slotsByBytes.length ? 0 : position + 1;
        }
        return position;
    }

    /**
     * Records a row that was last imported with the same bytes in the same layout.
     *
     * @return false if it was not, or if the file had another row with its key
     */
    public boolean recordUnchanged(byte[] row, long line) {
        int slot = slotByBytes(row);
        if (slot == NO_SLOT || lines[slot] != NO_LINE) {
            return false;
        }
        lines[slot] = Math.toIntExact(line);
        unchanged.set(lines[slot]);
        return true;
    }

    /** Returns whether a row was last imported with the same bytes in the same layout. */
    public boolean holds(byte[] row) {
        return slotByBytes(row) != NO_SLOT;
    }

    private int slotByBytes(byte[] row) {
        return size == 0 ? NO_SLOT : slotsByBytes[indexOf(digest(row))];
    }

    private long digest(byte[] row) {
        return RowDigest.known(sha256.add(layout).add(row).prefix());
    }

    public RowDigest digest(byte[] row, String key, Map<String, String> fields) {
        return RowDigest.of(sha256, columns, key, fields, digest(row));
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
