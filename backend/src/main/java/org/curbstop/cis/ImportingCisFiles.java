package org.curbstop.cis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.curbstop.audit.AuditTrail;
import org.curbstop.billing.imports.CisBooks;
import org.curbstop.billing.imports.ImportGenerations;
import org.curbstop.cis.ImportCheckpoint.Run;
import org.curbstop.cis.ImportResult.RunState;
import org.curbstop.cis.digests.RowDigestLog;
import org.curbstop.cis.digests.RowDigestRepository;
import org.curbstop.common.Actor;
import org.curbstop.common.Sha256Digest;
import org.curbstop.utility.CisAgreement;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/**
 * Imports CIS files in CSV or NDJSON, as described in docs/import.md. An invalid row is rejected with its reason and the rest is imported.
 * An interrupted import, even by {@code kill -9}, resumes where it stopped. Bills, balances and payments are applied atomically: readers
 * see the data before or after the file. A file that changes too much waits for review.
 */
@Component
public final class ImportingCisFiles {

    /** Number of risky rows that is always allowed: a percentage of a small file means little. */
    private static final int ALLOWED_RISKY_ROWS = 10;
    private static final double PERCENT = 100.0;
    /** Increment when the meaning of row fields or of a stored digest changes, so that every row is read in full once. */
    private static final String DIGEST_VERSION = "4";

    private final Utility utility;
    private final Map<CisFileKind, ImportKind<?>> kinds = new EnumMap<>(CisFileKind.class);
    private final ImportGenerations generations;
    private final ImportRuns runs;
    private final RowDigestRepository digests;
    private final AuditTrail audit;
    private final Clock clock;

    ImportingCisFiles(Utility utility, List<ImportKind<?>> kinds, CisBooks books, ImportRuns runs, RowDigestRepository digests,
            AuditTrail audit, Clock clock) {
        this.utility = utility;
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
        this.generations = books.generations();
        this.runs = runs;
        this.digests = digests;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Imports a file.
     *
     * @param progress called after each batch is stored
     * @throws ImportFileException if the file cannot be read at all: its columns, encoding or kind
     * @throws IOException if the file cannot be opened or the rejects cannot be written
     */
    public ImportResult importFile(CisFileKind kind, Path file, ImportOptions options, Consumer<ImportProgress> progress)
            throws IOException {
        ImportKind<?> found = kinds.get(kind);
        if (found == null) {
            throw new IllegalArgumentException("no import of " + kind);
        }
        ImportKind<?> imported = found.forFile();
        String id = id(kind, file, options);
        Path rejectsFile = options.rejects(file);
        try (var source = ImportSource.open(file, imported, options)) {
            if (options.check()) {
                ImportCheckpoint tried = run(imported, source, log(imported, source, options.restart()), rejectsFile,
                        checkpoint(id, 0, kind, file, rejectsFile, 0), Optional.empty(), ImportCheckpoint::afterSave, progress);
                return result(tried.in(RunState.CHECKED), rejectsFile, Optional.empty());
            }
            return importFile(imported, id, source, file, rejectsFile, options, progress);
        }
    }

    private ImportResult importFile(ImportKind<?> kind, String id, ImportSource source, Path file, Path rejectsFile, ImportOptions options,
            Consumer<ImportProgress> progress) throws IOException {
        Optional<ImportCheckpoint> known = runs.find(id);
        boolean applied = known.filter(each -> each.isIn(RunState.APPLIED) && kind.kind().isAtomic()).isPresent();
        if (applied && !options.restart()) {
            return result(known.get().in(RunState.APPLIED_BEFORE), rejectsFile, Optional.empty());
        }
        boolean waits = known.filter(each -> each.isIn(RunState.WAITING)).isPresent();
        if (waits && !options.restart() && !(options.accept() && kind.requiresDryRun())) {
            return options.accept() ? accept(known.get(), Actor.SYSTEM) : result(known.get(), rejectsFile, Optional.empty());
        }
        boolean accepted = options.accept() || known.filter(each -> each.isIn(RunState.ACCEPTED)).isPresent();
        boolean resumes = !options.restart() && known.isPresent() && known.get().isResumableWith(rejectsFile);
        // A resumed run does not know which rows it skipped, so it reads all remaining rows in full.
        RowDigestLog log = log(kind, source, resumes || options.restart());
        // Row by row, so a dry run comes first, unless too few rows differ from the last import to need a review.
        if (!resumes && kind.requiresDryRun() && !accepted && mayBeTooMuch(source, log)) {
            ImportCheckpoint tried = run(kind, source, log, rejectsFile, checkpoint(id, 0, kind.kind(), file, rejectsFile, 0),
                    Optional.empty(), ImportCheckpoint::afterSave, _ -> {});
            source.rewind();
            if (isTooMuch(tried.counts())) {
                ImportCheckpoint waiting = begin(kind.kind(), id, known, file, rejectsFile);
                return result(runs.save(waiting.counting(tried.counts()).in(RunState.WAITING)), rejectsFile, Optional.empty());
            }
        }
        ImportCheckpoint start = resumes ? known.get() : begin(kind.kind(), id, known, file, rejectsFile);
        long generation = start.run().orElseThrow().number();
        ImportCheckpoint end = run(kind, source, log, rejectsFile, start, Optional.of(generation), runs::save, progress);
        kind.finished();
        log.save();
        if (kind.kind().isAtomic() && !accepted && isTooMuch(end.counts())) {
            end = runs.save(end.in(RunState.WAITING));
        } else {
            end = apply(end, Actor.SYSTEM);
        }
        return result(end, rejectsFile, resumes ? Optional.of(start.line()) : Optional.empty());
    }

    private ImportCheckpoint begin(CisFileKind kind, String id, Optional<ImportCheckpoint> known, Path file, Path rejectsFile) {
        if (kind.isAtomic()) {
            runs.unfinished(kind).filter(other -> !other.id().equals(id)).ifPresent(other -> {
                Run run = other.run().orElseThrow();
                throw ImportFileException.conflict("run " + run.number() + ", " + run.name() + ", is not finished: "
                        + "import that file again, or end it with: import undo " + run.number());
            });
        }
        // A restarted file keeps its generation, so that rows already stored count once.
        long number = known.filter(each -> !each.isIn(RunState.UNDONE)).flatMap(ImportCheckpoint::run).map(Run::number)
                .orElseGet(generations::begin);
        ImportCheckpoint start = checkpoint(id, known.map(ImportCheckpoint::version).orElse(0L), kind, file, rejectsFile, number);
        return known.isEmpty() ? runs.insert(start) : runs.save(start);
    }

    private ImportCheckpoint checkpoint(String id, long version, CisFileKind kind, Path file, Path rejectsFile, long number) {
        return ImportCheckpoint.start(id, version, rejectsFile,
                new Run(number, kind, String.valueOf(file.getFileName()), clock.instant(), RunState.READING));
    }

    private RowDigestLog log(ImportKind<?> kind, ImportSource source, boolean anew) {
        String rules = Sha256Digest.of(DIGEST_VERSION, utility.accountNumbers().toString(), utility.services().toString(),
                utility.language().tag(), utility.zone().getId(), utility.currency().getCurrencyCode(), utility.address().state());
        return digests.open(kind.kind().code(), kind.known(), source.layout(), rules, anew);
    }

    private <T> ImportCheckpoint run(ImportKind<T> kind, ImportSource source, RowDigestLog log, Path rejectsFile, ImportCheckpoint start,
            Optional<Long> generation, UnaryOperator<ImportCheckpoint> save, Consumer<ImportProgress> progress) throws IOException {
        try (var rejects = new RejectFileWriter(source.file(), rejectsFile, start.rejectsLength())) {
            rejects.header(source.header());
            if (start.offset() > 0) {
                source.reader().seek(start.offset(), start.line());
            }
            return new ImportRun<>(source.reader(), source.format(), rejects, kind, utility, generation, log)
                    .run(start, save, progress);
        }
    }

    private boolean mayBeTooMuch(ImportSource source, RowDigestLog log) throws IOException {
        ImportCounts counts = ImportRun.countKnown(source.reader(), log.known());
        source.rewind();
        return isTooMuch(counts.changed() * RowOutcome.GIVEN, counts.rows());
    }

    private boolean isTooMuch(ImportCounts counts) {
        return isTooMuch(counts.risky(), counts.rows());
    }

    private boolean isTooMuch(long risky, long rows) {
        int maxPercent = utility.cis().orElse(CisAgreement.DEFAULT).maxChangedPercent();
        return risky > ALLOWED_RISKY_ROWS && risky > rows * (maxPercent / PERCENT);
    }

    /** Returns whether staff decided against this file. */
    public boolean isUndone(CisFileKind kind, Path file, ImportOptions options) throws IOException {
        return runs.find(id(kind, file, options)).filter(each -> each.isIn(RunState.UNDONE)).isPresent();
    }

    /** Accepts a file that waits for review. */
    public ImportResult accept(long run, Actor by) {
        by.requireStaffOrSystem();
        return accept(runs.byNumber(run).filter(each -> each.isIn(RunState.WAITING))
                .orElseThrow(() -> ImportFileException.conflict("run " + run + " does not wait for anybody")), by);
    }

    private ImportResult accept(ImportCheckpoint waiting, Actor by) {
        boolean stored = waiting.run().orElseThrow().kind().isAtomic();
        return result(stored ? apply(waiting, by) : runs.save(waiting.in(RunState.ACCEPTED)),
                Path.of(waiting.rejectsFile()), Optional.empty());
    }

    private ImportCheckpoint apply(ImportCheckpoint read, Actor by) {
        generations.publish(read.run().orElseThrow().number());
        digests.publish(read.run().orElseThrow().kind().code());
        audit.record(by, read.run().orElseThrow().kind().code() + "-imported", Optional.empty());
        return runs.save(read.in(RunState.APPLIED));
    }

    /** Hides a file's data again. Only the latest run of an atomically applied kind can be undone. */
    public ImportResult undo(long number, Actor by) {
        by.requireStaffOrSystem();
        ImportCheckpoint checkpoint = runs.byNumber(number).orElseThrow(() -> new ImportFileException("there is no run " + number));
        Run run = checkpoint.run().orElseThrow();
        if (!run.kind().isAtomic() && run.state() != RunState.WAITING && run.state() != RunState.ACCEPTED) {
            throw ImportFileException.conflict("run " + number + " cannot be undone: " + run.kind().code() + " are changed row by row; "
                    + switch (run.kind()) {
                        case ORDERS -> "customers were notified of them, so another order is needed";
                        case ACKNOWLEDGEMENTS -> "an acceptance is final";
                        case ACCOUNTS, BILLS, BALANCES, PAYMENTS, READS, NETWORK -> "import the file from before";
                    });
        }
        runs.laterApplied(run).ifPresent(later -> {
            throw ImportFileException.conflict("run " + number + " cannot be undone: run " + later.number() + ", " + later.name()
                    + ", came after it; undo that first");
        });
        if (run.kind() == CisFileKind.BALANCES && runs.mayLackEarlierBalances(run)) {
            throw ImportFileException.conflict("run " + number + " cannot be undone: the balances from before it are no longer kept; "
                    + "import a corrected or later file");
        }
        digests.forget(run.kind().code()); // first, so that withdrawn rows are not skipped as unchanged
        generations.withdraw(number);
        audit.record(by, run.kind().code() + "-import-undone", Optional.empty());
        return result(runs.save(checkpoint.in(RunState.UNDONE)), Path.of(checkpoint.rejectsFile()), Optional.empty());
    }

    private static ImportResult result(ImportCheckpoint end, Path rejectsFile, Optional<Long> resumedAt) {
        boolean none = !end.counts().hasRejects();
        if (none) {
            try {
                Files.deleteIfExists(rejectsFile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Run run = end.run().orElseThrow();
        return new ImportResult(end.counts(), Optional.of(run.number()).filter(number -> number > 0), run.state(),
                none ? Optional.empty() : Optional.of(rejectsFile), resumedAt);
    }

    private static String id(CisFileKind kind, Path file, ImportOptions options) throws IOException {
        String fingerprint = ImportCheckpoint.fingerprint(file);
        String mapped = options.mapping().map(mapping -> Sha256Digest.of(fingerprint, mapping.digest())).orElse(fingerprint);
        return kind == CisFileKind.ACCOUNTS ? mapped : kind.code() + ":" + mapped;
    }
}
