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
import org.curbstop.accounts.Incoming;
import org.curbstop.accounts.Taken;
import org.curbstop.utility.Utility;

/**
 * One run over one file, batch by batch: accounts are stored, then what was rejected is on disk, then the checkpoint says so. What a
 * crash leaves between two of these is done again, and doing it again changes nothing.
 */
final class ImportRun {

    private static final int BATCH = 500;
    private static final byte[] NOTE = Rejects.NOTE.getBytes(StandardCharsets.US_ASCII);

    private final RowReader reader;
    private final RowFormat format;
    private final Rejects rejects;
    private final Function<List<Incoming>, List<Taken>> take;
    private final Utility utility;

    ImportRun(RowReader reader, RowFormat format, Rejects rejects, Function<List<Incoming>, List<Taken>> take, Utility utility) {
        this.reader = reader;
        this.format = format;
        this.rejects = rejects;
        this.take = take;
        this.utility = utility;
    }

    /** A row of the batch, in file order: an account, or faults. */
    private record Looked(Raw raw, Optional<Incoming> account, List<Fault> faults) {}

    /** @param end where the next row begins, and {@code line} its line */
    private record Batch(List<Looked> rows, long end, long line, boolean more) {}

    /** While one batch is stored, the next is read. */
    ImportCounts from(Checkpoint start, Consumer<Checkpoint> save, Consumer<ImportProgress> progress) throws IOException {
        Checkpoint at = start;
        try (ExecutorService ahead = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import-reader").factory())) {
            Future<Batch> next = read(ahead, at.id(), at.offset(), at.line());
            while (!at.finished()) {
                Batch batch = done(next);
                if (batch.more()) {
                    next = read(ahead, at.id(), batch.end(), batch.line());
                }
                ImportCounts counts = store(batch.rows(), at.counts());
                at = at.at(batch.end(), batch.line(), counts, rejects.sync(), !batch.more());
                save.accept(at);
                at = at.stored();
                progress.accept(new ImportProgress(counts, batch.more() ? batch.end() : reader.size(), reader.size()));
            }
        }
        return at.counts();
    }

    private Future<Batch> read(ExecutorService ahead, String file, long offset, long firstLine) {
        return ahead.submit(() -> {
            var rows = new ArrayList<Looked>();
            long end = offset;
            long line = firstLine;
            boolean more = true;
            while (more && rows.size() < BATCH) {
                Optional<Raw> raw = reader.next();
                more = raw.isPresent();
                if (raw.isPresent() && !raw.get().isBlank() && !raw.get().startsWith(NOTE)) {
                    rows.add(look(raw.get(), file));
                    raw = Optional.of(rows.getLast().raw()); // may have been cut to its first line
                }
                end = raw.map(Raw::end).orElse(end);
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

    private Looked look(Raw raw, String file) throws IOException {
        return switch (raw.form()) {
            case TOO_LONG -> bad(raw, List.of(Fault.row("at most " + RowReader.LONGEST + " bytes, not " + raw.length())));
            case UNCLOSED -> bad(raw, List.of(Fault.row("a closing quotation mark")));
            case WHOLE -> switch (format.read(raw)) {
                // A stray mark has drawn the lines below into this row: give them back.
                case Row.Malformed m when m.structure() && raw.lines() > 1 -> bad(reader.firstLineOf(raw), m.faults());
                case Row.Malformed m -> bad(raw, m.faults());
                case Row.Fields fields -> switch (AccountRow.read(file, fields, utility)) {
                    case AccountRow.Read.Good good -> new Looked(raw, Optional.of(good.account()), List.of());
                    case AccountRow.Read.Bad bad -> bad(raw, bad.faults());
                };
            };
        };
    }

    private static Looked bad(Raw raw, List<Fault> faults) {
        return new Looked(raw, Optional.empty(), faults);
    }

    private ImportCounts store(List<Looked> batch, ImportCounts before) throws IOException {
        Map<AccountNumber, Long> firstLines = new HashMap<>();
        var good = new ArrayList<Incoming>();
        for (Looked row : batch) {
            row.account().filter(account -> firstLines.putIfAbsent(account.number(), account.line()) == null).ifPresent(good::add);
        }
        List<Taken> taken = good.isEmpty() ? List.of() : take.apply(good);
        Map<Long, Taken> byLine = new HashMap<>();
        for (int i = 0; i < good.size(); i++) {
            byLine.put(good.get(i).line(), taken.get(i));
        }
        ImportCounts counts = before;
        for (Looked row : batch) {
            if (row.account().isEmpty()) {
                rejects.add(row.raw(), row.faults());
                counts = counts.plusRejected();
                continue;
            }
            Incoming account = row.account().get();
            Taken became = byLine.getOrDefault(account.line(), new Taken.Duplicate(firstLines.getOrDefault(account.number(), 0L)));
            if (became instanceof Taken.Duplicate duplicate) {
                rejects.add(row.raw(), List.of(new Fault("account_number", "each number once; this one stands in line " + duplicate.firstLine())));
            }
            counts = counts.plus(became);
        }
        return counts;
    }
}
