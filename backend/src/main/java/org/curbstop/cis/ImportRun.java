package org.curbstop.cis;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.imports.AccountImportRow;
import org.curbstop.accounts.imports.AccountUpsertResult;
import org.curbstop.utility.Utility;

/**
 * One run over one file, batch by batch: accounts are stored, then what was rejected is on disk, then the checkpoint says so. What a
 * crash leaves between two of these is done again, and doing it again changes nothing.
 */
record ImportRun(RowReader reader, RowFormat format, RejectFileWriter rejects,
        Function<List<AccountImportRow>, List<AccountUpsertResult>> upsert, Utility utility) {

    private static final int BATCH = 500;
    private static final byte[] NOTE = RejectFileWriter.NOTE.getBytes(StandardCharsets.US_ASCII);

    /** A row of the batch, in file order: an account, or faults. */
    private record ReadRow(RawRow raw, Optional<AccountImportRow> account, List<ImportRowError> faults) {}

    /** @param end where the next row begins, and {@code line} its line */
    private record Batch(List<ReadRow> rows, long end, long line, boolean more) {}

    /** While one batch is stored, the next is read. */
    ImportCounts run(ImportCheckpoint start, Consumer<ImportCheckpoint> save, Consumer<ImportProgress> progress) throws IOException {
        ImportCheckpoint at = start;
        try (ExecutorService ahead = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import-reader").factory())) {
            Future<Batch> next = read(ahead, at.id(), at.offset(), at.line());
            while (!at.finished()) {
                Batch batch = done(next);
                if (batch.more()) {
                    next = read(ahead, at.id(), batch.end(), batch.line());
                }
                ImportCounts counts = store(batch.rows(), at.counts());
                at = at.advancedTo(batch.end(), batch.line(), counts, rejects.sync(), !batch.more());
                save.accept(at);
                at = at.afterSave();
                progress.accept(new ImportProgress(counts, batch.more() ? batch.end() : reader.size(), reader.size()));
            }
        }
        return at.counts();
    }

    private Future<Batch> read(ExecutorService ahead, String file, long offset, long firstLine) {
        return ahead.submit(() -> {
            var rows = new ArrayList<ReadRow>();
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
            return new Batch(rows, end, line, more);
        });
    }

    private static Batch done(Future<Batch> batch) throws IOException {
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

    private ReadRow parse(RawRow raw, String file) throws IOException {
        return switch (raw.form()) {
            case TOO_LONG ->
                    rejected(raw, List.of(ImportRowError.wholeRow("at most " + RowReader.MAX_ROW_BYTES + " bytes, not " + raw.length())));
            case UNCLOSED -> rejected(raw, List.of(ImportRowError.wholeRow("a closing quotation mark")));
            case WHOLE -> switch (format.parse(raw)) {
                // A stray mark has drawn the lines below into this row: give them back.
                case ParsedRow.Malformed m when m.structure() && raw.lines() > 1 -> rejected(reader.firstLineOf(raw), m.faults());
                case ParsedRow.Malformed m -> rejected(raw, m.faults());
                case ParsedRow.Fields fields -> switch (AccountRowParser.read(file, fields, utility)) {
                    case AccountRowParser.ParseResult.Accepted good -> new ReadRow(raw, Optional.of(good.account()), List.of());
                    case AccountRowParser.ParseResult.Rejected bad -> rejected(raw, bad.faults());
                };
            };
        };
    }

    private static ReadRow rejected(RawRow raw, List<ImportRowError> errors) {
        return new ReadRow(raw, Optional.empty(), errors);
    }

    private ImportCounts store(List<ReadRow> batch, ImportCounts before) throws IOException {
        Map<AccountNumber, Long> firstLines = new HashMap<>();
        var good = new ArrayList<AccountImportRow>();
        for (ReadRow row : batch) {
            row.account().filter(account -> firstLines.putIfAbsent(account.number(), account.line()) == null).ifPresent(good::add);
        }
        List<AccountUpsertResult> taken = good.isEmpty() ? List.of() : upsert.apply(good);
        Map<Long, AccountUpsertResult> byLine = new HashMap<>();
        for (int i = 0; i < good.size(); i++) {
            byLine.put(good.get(i).line(), taken.get(i));
        }
        ImportCounts counts = before;
        for (ReadRow row : batch) {
            if (row.account().isEmpty()) {
                rejects.add(row.raw(), row.faults());
                counts = counts.plusRejected();
                continue;
            }
            AccountImportRow account = row.account().get();
            AccountUpsertResult became = byLine.getOrDefault(account.line(),
                    new AccountUpsertResult.Duplicate(firstLines.getOrDefault(account.number(), 0L)));
            if (became instanceof AccountUpsertResult.Duplicate duplicate) {
                rejects.add(row.raw(), List
                        .of(new ImportRowError("account_number", "each number once; this one stands in line " + duplicate.firstLine())));
            }
            counts = counts.plus(became);
        }
        return counts;
    }
}
