package org.curbstop.cis.digests;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Digests of one kind while a file is stored: the known rows, and the rows of this file. */
public final class RowDigestLog {

    /** Number of rows in one document. */
    private static final int BLOCK_ROWS = 16_384;

    private final RowDigestRepository repository;
    private final String kind;
    private final String rules;
    private final Optional<Long> readEpoch;
    private final RowDigests known;
    private final int readRows;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK_ROWS * RowDigests.ENTRY_BYTES);
    private boolean begun;
    private long epoch;
    private int blocks;
    private int rows;

    /** @param readEpoch epoch of the log that was read; empty if there is no usable log */
    RowDigestLog(RowDigestRepository repository, String kind, String rules, Optional<Long> readEpoch, int readRows, RowDigests known) {
        this.repository = repository;
        this.kind = kind;
        this.rules = rules;
        this.readEpoch = readEpoch;
        this.readRows = readRows;
        this.known = known;
    }

    public RowDigests known() {
        return known;
    }

    /** Called before a row is stored. */
    public void begin() {
        if (begun) {
            return;
        }
        begun = true;
        boolean mostlyOld = readRows > BLOCK_ROWS + known.size() + known.size() / 2;
        var log = repository.begin(kind, rules, mostlyOld ? Optional.empty() : readEpoch);
        epoch = log.epoch();
        blocks = log.blocks();
        rows = log.rows();
        if (mostlyOld) {
            known.forEach(this::add);
        }
    }

    /** Adds a row that was stored in full. */
    public void add(RowDigest row) {
        block.putLong(row.key()).putLong(row.content()).putLong(row.bytes());
        rows++;
        if (!block.hasRemaining()) {
            append();
        }
    }

    /** Adds a row that was stored in part; the next row with its key is read in full, even if unchanged. */
    public void addIncomplete(RowDigest row) {
        add(row.unknown());
    }

    private void append() {
        repository.append(kind, epoch, blocks, Arrays.copyOf(block.array(), block.position()));
        blocks++;
        block.clear();
    }

    /** Called when all rows are stored. Takes effect with {@link RowDigestRepository#publish}. */
    public void save() {
        if (!begun) {
            return;
        }
        if (block.position() > 0) {
            append();
        }
        repository.save(kind, epoch, blocks, rows);
    }
}
