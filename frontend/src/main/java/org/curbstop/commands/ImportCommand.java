package org.curbstop.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.curbstop.cis.AccountImportResult;
import org.curbstop.cis.ImportCounts;
import org.curbstop.cis.ImportFileException;
import org.curbstop.cis.ImportOptions;
import org.curbstop.cis.ImportProgress;
import org.curbstop.cis.ImportingAccounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports files that other systems export. */
@Command(name = "import", mixinStandardHelpOptions = true,
        description = "Imports files of other systems: accounts, agencies (docs/import.md).",
        subcommands = {ImportCommand.ImportAccountsCommand.class, ImportAgenciesCommand.class})
final class ImportCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "import what? accounts or agencies");
    }

    @Command(name = "accounts", mixinStandardHelpOptions = true,
            description = "Imports accounts from FILE.csv or FILE.ndjson. If interrupted, the same command resumes it.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {" 0:every row was taken", " 1:failed; the same command goes on from there",
                    " 2:called wrongly, or the file cannot be read at all",
                " 3:done, and some rows were rejected"})
    static final class ImportAccountsCommand implements Callable<Integer> {

        private static final int REJECTED = 3;
        private static final int REFUSED = 2;
        private static final long BETWEEN_LINES_NANOS = 1_000_000_000L;

        @Parameters(paramLabel = "FILE", description = "columns as in docs/import.md; .csv, .ndjson or .jsonl")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Option(names = "--rejects", paramLabel = "FILE",
                description = "file for rejected rows, each below its reasons (FILE.rejects)")
        private Optional<Path> rejects = Optional.empty();

        @Option(names = "--encoding", paramLabel = "NAME", description = "of the file, for example ISO-8859-1 or windows-1252 (UTF-8)")
        private Charset encoding = StandardCharsets.UTF_8;

        @Option(names = "--ignore", paramLabel = "COLUMN", split = ",", description = "columns to ignore")
        private Set<String> ignored = Set.of();

        @Option(names = "--restart", description = "start over, even if an import of this file was interrupted")
        private boolean restart;

        @Option(names = "--quiet", description = "no progress")
        private boolean quiet;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        private long started;
        private long lastLine;

        @Override
        public Integer call() throws IOException {
            PrintWriter err = spec.commandLine().getErr();
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new ParameterException(spec.commandLine(), file + ": no such file, or it cannot be read");
            }
            try (var capabilities = CommandContext.start()) {
                started = System.nanoTime();
                AccountImportResult imported = capabilities.getBean(ImportingAccounts.class)
                        .importFile(file, new ImportOptions(encoding, ignored, rejects, restart), progress -> printProgress(err, progress));
                printSummary(spec.commandLine().getOut(), imported);
                return imported.counts().rejected() == 0 ? 0 : REJECTED;
            } catch (ImportFileException refused) {
                err.println(file + ": " + refused.getMessage());
                return REFUSED;
            }
        }

        private void printProgress(PrintWriter err, ImportProgress progress) {
            long now = System.nanoTime();
            boolean end = progress.bytes() >= progress.ofBytes();
            if (quiet || (now - lastLine < BETWEEN_LINES_NANOS && !end)) {
                return;
            }
            lastLine = now;
            double seconds = (now - started) / 1e9;
            err.printf("%3d %%  %,d rows, %,d rejected, %,.0f rows/s%n",
                    progress.ofBytes() == 0 ? 100 : progress.bytes() * 100 / progress.ofBytes(),
                    progress.counts().rows(), progress.counts().rejected(), progress.counts().rows() / seconds);
            err.flush();
        }

        private static void printSummary(PrintWriter out, AccountImportResult imported) {
            ImportCounts counts = imported.counts();
            imported.resumedAt().ifPresent(line -> out.printf("taken up at line %,d%n", line));
            out.printf("%,d rows: %,d added, %,d changed, %,d as before, %,d rejected%n",
                    counts.rows(), counts.added(), counts.changed(), counts.same(), counts.rejected());
            imported.rejects().ifPresent(rejects -> out.println("mend the rejected rows in " + rejects + " and import that file"));
            out.flush();
        }
    }
}
