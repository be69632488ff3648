package org.curbstop.cis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.accounts.imports.AccountUpsert;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/**
 * Imports accounts from a file of the customer information system, CSV or NDJSON as docs/import.md describes them. A wrong row is
 * put aside with its reason and the others go on; an import that was broken off, by {@code kill -9} too, is taken up where it was.
 */
@Component
public final class ImportingAccounts {

    private final Utility utility;
    private final AccountUpsert accountUpsert;
    private final AggregateCollection<ImportCheckpoint> checkpoints;
    private final AuditTrail audit;

    ImportingAccounts(Utility utility, AccountUpsert accountUpsert, Database database, AuditTrail audit) {
        this.utility = utility;
        this.accountUpsert = accountUpsert;
        this.checkpoints = database.collection(ImportCheckpoint.class, "imports");
        this.audit = audit;
    }

    /**
     * @param progress called after every batch, when it is stored
     * @throws ImportFileException the file cannot be read at all: its columns, its encoding, its kind
     * @throws IOException it cannot be opened, or no rejects can be written
     */
    public AccountImportResult importFile(Path file, ImportOptions options, Consumer<ImportProgress> progress) throws IOException {
        boolean csv = isCsv(file);
        Path rejectsFile = options.rejects(file);
        String fingerprint = ImportCheckpoint.fingerprint(file);
        Optional<ImportCheckpoint> known = checkpoints.find(fingerprint);
        boolean resumes = !options.restart() && known.isPresent() && known.get().isResumableWith(rejectsFile);
        ImportCheckpoint start = resumes ? known.get()
                : ImportCheckpoint.start(fingerprint, known.map(ImportCheckpoint::version).orElse(0L), rejectsFile);
        try (var reader = new RowReader(file, csv);
                var rejects = new RejectFileWriter(file, rejectsFile, start.rejectsLength())) {
            RowFormat format = format(reader, csv, options, rejects);
            if (resumes) {
                reader.seek(start.offset(), start.line());
            } else {
                save(start, known.isEmpty());
                start = known.isEmpty() ? start : start.afterSave();
            }
            var run = new ImportRun(reader, format, rejects, accountUpsert::upsert, utility);
            ImportCounts counts = run.run(start, checkpoint -> save(checkpoint, false), progress);
            audit.record(Actor.SYSTEM, "accounts-imported", Optional.empty());
            boolean none = counts.rejected() == 0;
            if (none) {
                Files.deleteIfExists(rejectsFile);
            }
            return new AccountImportResult(counts, none ? Optional.empty() : Optional.of(rejectsFile),
                    resumes ? Optional.of(start.line()) : Optional.empty());
        }
    }

    private void save(ImportCheckpoint checkpoint, boolean first) {
        if (!(first ? checkpoints.insert(checkpoint) : checkpoints.replace(checkpoint))) {
            throw new ImportFileException("this very file is being imported by another process");
        }
    }

    private static boolean isCsv(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".rejects")) { // corrected rejects come back under the name they were given
            name = name.substring(0, name.length() - ".rejects".length());
        }
        if (name.endsWith(".csv") || name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
            return name.endsWith(".csv");
        }
        throw new ImportFileException("the name of the file says what is in it: .csv, .ndjson or .jsonl");
    }

    private RowFormat format(RowReader reader, boolean csv, ImportOptions options, RejectFileWriter rejects) throws IOException {
        if (!csv) {
            rejects.header(Optional.empty());
            return new NdjsonRowFormat(AccountRowParser.KNOWN, options.ignored(), options.encoding());
        }
        RawRow header = reader.next()
                .orElseThrow(() -> new ImportFileException("the file is empty; expected a header with the columns of docs/import.md"));
        RowFormat format = new CsvRowFormat(CsvHeader.read(header, options), options.ignored(), options.encoding());
        rejects.header(Optional.of(header));
        return format;
    }
}
