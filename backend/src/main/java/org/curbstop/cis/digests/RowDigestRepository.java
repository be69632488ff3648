package org.curbstop.cis.digests;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.springframework.stereotype.Component;

/**
 * Repository for row digests. Each kind of file has a log of blocks, whose latest entry of a key counts. Decision 0290 says when to use it.
 */
@Component
public final class RowDigestRepository {

    /** Maximum number of digests held in memory while a file is read; above it, all rows are read in full. */
    private static final int MAX_ROWS = 4_000_000;

    private final AggregateCollection<StoredLog> logs;
    private final AggregateCollection<StoredBlock> blocks;

    /**
     * @param epoch incremented when the log starts over
     * @param blocks number of blocks in this epoch
     * @param rows number of rows in this epoch
     * @param writing whether a file is being stored; until it is done the log is unusable
     * @param rules digest of the settings that affect the meaning of a row, besides its fields
     */
    record StoredLog(String id, long epoch, int blocks, int rows, boolean writing, String rules, long version) {

        StoredLog anew(String under) {
            return new StoredLog(id, epoch + 1, 0, 0, true, under, version);
        }

        StoredLog in(boolean now) {
            return new StoredLog(id, epoch, blocks, rows, now, rules, version);
        }

        StoredLog with(int allBlocks, int allRows) {
            return new StoredLog(id, epoch, allBlocks, allRows, writing, rules, version);
        }
    }

    record StoredBlock(String id, byte[] rows) {}

    public RowDigestRepository(Database database) {
        logs = database.collection(StoredLog.class, "import_row_logs");
        blocks = database.collection(StoredBlock.class, "import_row_digests");
    }

    /**
     * Opens the log of a kind.
     *
     * @param layout what the meaning of a row's bytes depends on: the format of the file, its encoding and its columns
     * @param anew ignore all known rows
     */
    public RowDigestLog open(String kind, Collection<String> columns, String layout, String rules, boolean anew) {
        Optional<StoredLog> usable = logs.find(kind)
                .filter(log -> !anew && !log.writing() && log.rules().equals(rules) && log.rows() <= MAX_ROWS);
        var rows = new RowDigests(List.copyOf(columns), layout, usable.map(StoredLog::rows).orElse(0));
        for (int block = 0; block < usable.map(StoredLog::blocks).orElse(0); block++) {
            Optional<StoredBlock> stored = blocks.find(blockId(kind, usable.get().epoch(), block));
            if (stored.isEmpty()) { // restarted by another process meanwhile
                return new RowDigestLog(this, kind, rules, Optional.empty(), 0, new RowDigests(List.copyOf(columns), layout, 0));
            }
            rows.load(stored.get().rows());
        }
        rows.index();
        return new RowDigestLog(this, kind, rules, usable.map(StoredLog::epoch), usable.map(StoredLog::rows).orElse(0), rows);
    }

    /**
     * Marks the log as being written: stored data may differ from it from now on.
     *
     * @param readEpoch epoch of the log that was read; if empty or outdated, the log starts over
     */
    StoredLog begin(String kind, String rules, Optional<Long> readEpoch) {
        logs.insert(new StoredLog(kind, 0, 0, 0, false, rules, 0)); // returns false if it already exists
        StoredLog before = logs.find(kind).orElseThrow();
        StoredLog now = logs.change(kind, log -> !log.writing() && readEpoch.filter(epoch -> epoch == log.epoch()).isPresent()
                ? log.in(true) : log.anew(rules));
        if (now.epoch() != before.epoch()) {
            deleteBlocks(kind, before.epoch());
        }
        return now;
    }

    void append(String kind, long epoch, int block, byte[] rows) {
        blocks.delete(blockId(kind, epoch, block)); // left by a process that was killed
        blocks.insert(new StoredBlock(blockId(kind, epoch, block), rows));
    }

    /** Saves the log once its rows are stored. If another file was stored at the same time, discards the log. */
    void save(String kind, long epoch, int allBlocks, int allRows) {
        StoredLog now = logs.change(kind, log -> log.epoch() == epoch ? log.with(allBlocks, allRows) : log.anew(log.rules()));
        if (now.epoch() != epoch) {
            deleteBlocks(kind, epoch);
        }
    }

    /** Makes the log usable: readers now see its rows. */
    public void publish(String kind) {
        logs.find(kind).filter(StoredLog::writing).ifPresent(_ -> logs.change(kind, log -> log.in(false)));
    }

    /** Discards the log. */
    public void forget(String kind) {
        logs.find(kind).ifPresent(before -> {
            logs.change(kind, log -> log.anew(log.rules()));
            deleteBlocks(kind, before.epoch());
        });
    }

    private void deleteBlocks(String kind, long epoch) {
        int block = 0;
        while (blocks.delete(blockId(kind, epoch, block))) {
            block++;
        }
    }

    private static String blockId(String kind, long epoch, int block) {
        return kind + "/" + epoch + "/" + block;
    }
}
