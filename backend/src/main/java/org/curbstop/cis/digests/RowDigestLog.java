package org.curbstop.cis.digests;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The log of one kind while one file is stored: what was known before it, and what its rows say now. */
public final class RowDigestLog {

    /** Of one document. */
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

    /** @param readEpoch of the log that was read; empty: there is none that counts */
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

    /** Before a row is stored. */
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

    /** The row is stored as it is. */
    public void add(RowDigest row) {
        block.putLong(row.key()).putLong(row.content());
        rows++;
        if (!block.hasRemaining()) {
            append();
        }
    }

    /** A part of the row was left out, so the next one with that key is read in full, whatever it says. */
    public void addIncomplete(RowDigest row) {
        add(row.unknown());
    }

    private void append() {
        repository.append(kind, epoch, blocks, Arrays.copyOf(block.array(), block.position()));
        blocks++;
        block.clear();
    }

    /** All rows are stored. It counts from {@link RowDigestRepository#publish} on. */
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
