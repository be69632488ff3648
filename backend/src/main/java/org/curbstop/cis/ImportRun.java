package org.curbstop.cis;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.curbstop.cis.digests.RowDigest;
import org.curbstop.cis.digests.RowDigestLog;
import org.curbstop.cis.digests.RowDigests;
import org.curbstop.utility.Utility;

/**
 * Imports one file in batches: stores the rows, then writes the rejects to disk, then saves the checkpoint. Steps that a crash left
 * unfinished are repeated, which is idempotent.
 *
 * @param generation if empty, a dry run that stores nothing
 */
record ImportRun<T>(RowReader reader, RowFormat format, RejectFileWriter rejects, ImportKind<T> kind, Utility utility,
        Optional<Long> generation, RowDigestLog log) {

    /** Maximum number of rows stored at once. */
    private static final int BATCH = 500;
    /** Maximum number of rows read for a batch if most are unchanged. */
    private static final int MAX_READ = 10_000;
    private static final byte[] NOTE = RejectFileWriter.NOTE.getBytes(StandardCharsets.US_ASCII);

    /** A row of the batch, in file order: its value or its errors, or both if only a part was rejected. */
    private record ReadRow<T>(RawRow raw, Optional<T> value, List<ImportRowError> faults, Optional<RowDigest> digest, boolean unchanged) {}

    /**
     * @param unchanged number of unchanged rows, which are not in {@code rows}
     * @param end offset of the next row
     * @param line line number of the next row
     */
    private record Batch<T>(List<ReadRow<T>> rows, int unchanged, long end, long line, boolean more) {}

    /** Runs the import. Reads the next batch while one is stored. */
    ImportCheckpoint run(ImportCheckpoint start, UnaryOperator<ImportCheckpoint> save, Consumer<ImportProgress> progress)
            throws IOException {
        ImportCheckpoint at = start;
        try (ExecutorService ahead = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import-reader").factory())) {
            Future<Batch<T>> next = read(ahead, at.id(), at.offset(), at.line());
            while (!at.finished()) {
                Batch<T> batch = done(next);
                if (batch.more()) {
                    next = read(ahead, at.id(), batch.end(), batch.line());
                }
                ImportCounts counts = store(batch.rows(), at.counts().plusSame(batch.unchanged()));
                at = save.apply(at.advancedTo(batch.end(), batch.line(), counts, rejects.sync(), !batch.more()));
                progress.accept(new ImportProgress(counts, batch.more() ? batch.end() : reader.size(), reader.size()));
            }
        }
        return at;
    }

    /** Counts rows without parsing them: those that were imported with the same bytes as the same, all others as changed. */
    static ImportCounts countKnown(RowReader reader, RowDigests known) throws IOException {
        long same = 0;
        long changed = 0;
        for (Optional<RawRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            if (known.holds(row.get().bytes())) {
                same++;
            } else if (!isSkipped(row.get())) {
                changed += row.get().lines(); // each line may be a row if a quotation mark is missing
            }
        }
        return new ImportCounts(same + changed, 0, changed, same, 0);
    }

    private static boolean isSkipped(RawRow row) {
        return row.isBlank() || row.startsWith(NOTE);
    }

    private Future<Batch<T>> read(ExecutorService ahead, String file, long offset, long firstLine) {
        return ahead.submit(() -> {
            var rows = new ArrayList<ReadRow<T>>();
            long end = offset;
            long line = firstLine;
            boolean more = true;
            int unchanged = 0;
            while (more && rows.size() < BATCH && rows.size() + unchanged < MAX_READ) {
                Optional<RawRow> raw = reader.next();
                more = raw.isPresent();
                if (raw.isPresent() && log.known().isUnchanged(raw.get().line())) {
                    unchanged++;
                } else if (raw.isPresent() && !isSkipped(raw.get())) {
                    ReadRow<T> row = parse(raw.get(), file);
                    if (row.unchanged()) {
                        unchanged++;
                    } else {
                        rows.add(row);
                    }
                    raw = Optional.of(row.raw()); // may have been cut to its first line
                }
                end = raw.map(RawRow::end).orElse(end);
                line = raw.map(r -> r.line() + r.lines()).orElse(line);
            }
            return new Batch<>(rows, unchanged, end, line, more);
        });
    }

    private static <B> B done(Future<B> batch) throws IOException {
        try {
            return batch.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the import was interrupted");
        }
    }

    private ReadRow<T> parse(RawRow raw, String file) throws IOException {
        return switch (raw.form()) {
            case TOO_LONG ->
                    rejected(raw, List.of(ImportRowError.wholeRow("at most " + RowReader.MAX_ROW_BYTES + " bytes, not " + raw.length())));
            case UNCLOSED -> rejected(raw, List.of(ImportRowError.wholeRow("a closing quotation mark")));
            case WHOLE -> log.known().recordUnchanged(raw.bytes(), raw.line()) ? unchanged(raw) : changed(raw, file);
        };
    }

    private ReadRow<T> changed(RawRow raw, String file) throws IOException {
        return switch (format.parse(raw)) {
            // A stray quotation mark has pulled the following lines into this row: put them back.
            case ParsedRow.Malformed m when m.structure() && raw.lines() > 1 -> rejected(reader.firstLineOf(raw), m.faults());
            case ParsedRow.Malformed m -> rejected(raw, m.faults());
            case ParsedRow.Fields fields -> value(raw, file, fields);
        };
    }

    private ReadRow<T> value(RawRow raw, String file, ParsedRow.Fields row) {
        RowDigests known = log.known();
        Optional<RowDigest> digest = kind.key(row.byName()).map(key -> known.digest(raw.bytes(), key, row.content()));
        if (digest.isEmpty()) {
            return parsed(raw, file, row, digest);
        }
        long firstLine = known.firstLine(digest.get(), row.line());
        if (firstLine != row.line()) { // what is stored may differ from the earlier row
            return kind.duplicateError(firstLine).map(error -> rejected(raw, List.of(error)))
                    .orElseGet(() -> parsed(raw, file, row, digest));
        }
        if (known.isSame(digest.get())) {
            known.recordUnchanged(digest.get(), row.line());
            return unchanged(raw);
        }
        ReadRow<T> read = parsed(raw, file, row, digest);
        if (read.value().isPresent()) {
            known.record(digest.get(), row.line());
        }
        return read;
    }

    private ReadRow<T> parsed(RawRow raw, String file, ParsedRow.Fields row, Optional<RowDigest> digest) {
        var fields = new RowFields(row.byName(), row.unreadable(), utility.zone(), utility.currency());
        Optional<T> read = kind.parse(file, row.line(), fields);
        fields.requireReadable();
        Optional<T> value = read.filter(_ -> fields.errors().isEmpty());
        var faults = new ArrayList<>(fields.errors());
        faults.addAll(fields.parts());
        return new ReadRow<>(raw, value, faults, digest, false);
    }

    private ReadRow<T> unchanged(RawRow raw) {
        return new ReadRow<>(raw, Optional.empty(), List.of(), Optional.empty(), true);
    }

    private ReadRow<T> rejected(RawRow raw, List<ImportRowError> errors) {
        return new ReadRow<>(raw, Optional.empty(), errors, Optional.empty(), false);
    }

    private ImportCounts store(List<ReadRow<T>> batch, ImportCounts before) throws IOException {
        List<T> good = batch.stream().flatMap(row -> row.value().stream()).toList();
        if (generation.isPresent() && batch.stream().anyMatch(row -> row.digest().isPresent())) {
            log.begin();
        }
        Iterator<RowOutcome> outcomes = (good.isEmpty() ? List.<RowOutcome>of() : kind.store(good, generation)).iterator();
        ImportCounts counts = before;
        for (ReadRow<T> row : batch) {
            var faults = new ArrayList<>(row.faults());
            if (row.value().isPresent()) {
                RowOutcome outcome = outcomes.next();
                faults.addAll(outcome.errors());
                if (outcome.result() != RowOutcome.RowResult.REJECTED && generation.isPresent()) {
                    row.digest().ifPresent(faults.isEmpty() ? log::add : log::addIncomplete);
                }
                counts = counts.plus(outcome, !faults.isEmpty());
            } else {
                counts = counts.plusRejected();
            }
            if (!faults.isEmpty()) {
                rejects.add(row.raw(), faults);
            }
        }
        return counts;
    }
}
