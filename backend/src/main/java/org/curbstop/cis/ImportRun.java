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
import org.curbstop.utility.Utility;

/**
 * One run over one file, batch by batch: what rows say is stored, then what was rejected is on disk, then the checkpoint says so. What a
 * crash leaves between two of these is done again, and doing it again changes nothing.
 *
 * @param generation empty: nothing is stored, all is only tried
 */
record ImportRun<T>(RowReader reader, RowFormat format, RejectFileWriter rejects, ImportKind<T> kind, Utility utility,
        Optional<Long> generation) {

    private static final int BATCH = 500;
    private static final byte[] NOTE = RejectFileWriter.NOTE.getBytes(StandardCharsets.US_ASCII);

    /** A row of the batch, in file order: what it says, or faults; both where a part of it was left out. */
    private record ReadRow<T>(RawRow raw, Optional<T> value, List<ImportRowError> faults) {}

    /** @param end where the next row begins, and {@code line} its line */
    private record Batch<T>(List<ReadRow<T>> rows, long end, long line, boolean more) {}

    /** While one batch is stored, the next is read. */
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
                ImportCounts counts = store(batch.rows(), at.counts());
                at = save.apply(at.advancedTo(batch.end(), batch.line(), counts, rejects.sync(), !batch.more()));
                progress.accept(new ImportProgress(counts, batch.more() ? batch.end() : reader.size(), reader.size()));
            }
        }
        return at;
    }

    private Future<Batch<T>> read(ExecutorService ahead, String file, long offset, long firstLine) {
        return ahead.submit(() -> {
            var rows = new ArrayList<ReadRow<T>>();
            long end = offset;
            long line = firstLine;
            boolean more = true;
            while (more && rows.size() < BATCH) {
                Optional<RawRow> raw = reader.next();
                more = raw.isPresent();
                if (raw.isPresent() && !raw.get().isBlank() && !raw.get().startsWith(NOTE)) {
                    rows.add(parse(raw.get(), file));
                    raw = Optional.of(rows.getLast().raw()); // may have been cut to its first line
                }
                end = raw.map(RawRow::end).orElse(end);
                line = raw.map(r -> r.line() + r.lines()).orElse(line);
            }
            return new Batch<>(rows, end, line, more);
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
            case WHOLE -> switch (format.parse(raw)) {
                // A stray mark has drawn the lines below into this row: give them back.
                case ParsedRow.Malformed m when m.structure() && raw.lines() > 1 -> rejected(reader.firstLineOf(raw), m.faults());
                case ParsedRow.Malformed m -> rejected(raw, m.faults());
                case ParsedRow.Fields fields -> value(raw, file, fields);
            };
        };
    }

    private ReadRow<T> value(RawRow raw, String file, ParsedRow.Fields row) {
        var fields = new RowFields(row.byName(), utility.zone(), utility.currency());
        Optional<T> value = kind.parse(file, row.line(), fields);
        var faults = new ArrayList<>(fields.errors());
        faults.addAll(fields.parts());
        return new ReadRow<>(raw, value, faults);
    }

    private ReadRow<T> rejected(RawRow raw, List<ImportRowError> errors) {
        return new ReadRow<>(raw, Optional.empty(), errors);
    }

    private ImportCounts store(List<ReadRow<T>> batch, ImportCounts before) throws IOException {
        List<T> good = batch.stream().flatMap(row -> row.value().stream()).toList();
        Iterator<RowOutcome> outcomes = (good.isEmpty() ? List.<RowOutcome>of() : kind.store(good, generation)).iterator();
        ImportCounts counts = before;
        for (ReadRow<T> row : batch) {
            var faults = new ArrayList<>(row.faults());
            if (row.value().isPresent()) {
                RowOutcome outcome = outcomes.next();
                faults.addAll(outcome.errors());
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
