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
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ColumnMapping;
import org.curbstop.cis.ImportCounts;
import org.curbstop.cis.ImportFileException;
import org.curbstop.cis.ImportOptions;
import org.curbstop.cis.ImportProgress;
import org.curbstop.cis.ImportResult;
import org.curbstop.cis.ImportResult.RunState;
import org.curbstop.cis.ImportingCisFiles;
import org.curbstop.common.yaml.InvalidYamlException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports one file of the customer information system. */
@Command(mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:every row was taken", " 1:failed; the same command goes on from there",
                " 2:called wrongly, or the file cannot be read at all",
                " 3:done, and some rows or parts of rows were rejected",
            " 4:it would close or change more than the utility's share: look at it, then give the same command with --accept"})
final class ImportFileCommand implements Callable<Integer> {

    static final int REJECTED = 3;
    static final int REFUSED = 2;
    static final int WAITING = 4;
    private static final long BETWEEN_LINES_NANOS = 1_000_000_000L;

    @Parameters(paramLabel = "FILE", description = "columns as in docs/import.md; .csv, .ndjson or .jsonl, with --mapping .txt too")
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private Path file;

    @Option(names = "--rejects", paramLabel = "FILE",
            description = "file for rejected rows, each below its reasons (FILE.rejects)")
    private Optional<Path> rejects = Optional.empty();

    @Option(names = "--encoding", paramLabel = "NAME", description = "of the file, for example ISO-8859-1 or windows-1252 (UTF-8)")
    private Charset encoding = StandardCharsets.UTF_8;

    @Option(names = "--ignore", paramLabel = "COLUMN", split = ",", description = "columns to ignore")
    private Set<String> ignored = Set.of();

    @Option(names = "--mapping", paramLabel = "FILE", description = "what the columns of another layout mean (docs/import.md)")
    private Optional<Path> mapping = Optional.empty();

    @Option(names = "--check", description = "try everything and change nothing; what is wrong goes to the file of rejects")
    private boolean check;

    @Option(names = "--accept", description = "apply it although it closes or changes more than the utility's share")
    private boolean accept;

    @Option(names = "--restart", description = "start over, even if an import of this file was interrupted or is done")
    private boolean restart;

    @Option(names = "--quiet", description = "no progress")
    private boolean quiet;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final CisFileKind kind;
    private long started;
    private long lastLine;

    private ImportFileCommand(CisFileKind kind) {
        this.kind = kind;
    }

    static CommandLine of(CisFileKind kind) {
        var line = new CommandLine(new ImportFileCommand(kind));
        line.getCommandSpec().name(kind.code()).usageMessage().description("Imports " + switch (kind) {
            case ACCOUNTS -> "accounts with their people, places and services";
            case BILLS -> "bills with their lines";
            case BALANCES -> "what each account owes, with its ageing";
            case PAYMENTS -> "payments made elsewhere";
            case READS -> "meter readings";
            case NETWORK -> "feeders, laterals, transformers and zones, and what hangs on them; .geojson too";
            case ORDERS -> "what became of orders in the field";
            case ACKNOWLEDGEMENTS -> "the billing system's answers to postings (docs/postings.md)";
        } + (kind.isAtomic() ? ". Readers see the whole file or nothing." : ". If interrupted, the same command resumes it."));
        return line;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        requireReadable(file);
        mapping.ifPresent(this::requireReadable);
        try (var capabilities = CommandContext.start()) {
            started = System.nanoTime();
            var options = new ImportOptions(encoding, ignored, rejects, restart, check, accept, mapping.map(ColumnMapping::read));
            ImportResult imported = capabilities.getBean(ImportingCisFiles.class)
                    .importFile(kind, file, options, progress -> printProgress(err, progress));
            return printSummary(spec.commandLine().getOut(), imported);
        } catch (ImportFileException refused) {
            err.println(file + ": " + refused.getMessage());
            return REFUSED;
        } catch (InvalidYamlException wrong) {
            err.println(wrong.getMessage());
            return REFUSED;
        }
    }

    private void requireReadable(Path given) {
        if (!Files.isReadable(given) || Files.isDirectory(given)) {
            throw new ParameterException(spec.commandLine(), given + ": no such file, or it cannot be read");
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

    static int printSummary(PrintWriter out, ImportResult imported) {
        ImportCounts counts = imported.counts();
        if (imported.state() != RunState.UNDONE) {
            printCounts(out, imported);
        }
        String run = imported.run().map(number -> "run " + number + ": ").orElse("");
        switch (imported.state()) {
            case CHECKED -> out.println("only tried: nothing was changed");
            case READING -> out.println(run + "not finished");
            case WAITING -> out.printf("%snot applied: of its %,d rows, too many would change or clear something (weight %,d; a number "
                    + "given to another customer weighs ten). Look at the file; then give the command again with --accept%s%n", run,
                    counts.rows(), counts.risky(),
                    imported.run().map(number -> ", or end it with: import undo " + number).orElse(""));
            case ACCEPTED -> out.println(run + "accepted; its rows are stored when the file is read again");
            case APPLIED -> out.println(run + "applied");
            case APPLIED_BEFORE -> out.println(run + "this very file was applied before; nothing was changed");
            case UNDONE -> out.printf("%staken back, with %,d rows that had added something and %,d that had changed something; "
                    + "customers hear what they heard before it%n", run, counts.added(), counts.changed());
        }
        out.flush();
        return imported.state() == RunState.WAITING ? WAITING : counts.hasRejects() ? REJECTED : 0;
    }

    private static void printCounts(PrintWriter out, ImportResult imported) {
        ImportCounts counts = imported.counts();
        imported.resumedAt().ifPresent(line -> out.printf("taken up at line %,d%n", line));
        out.printf("%,d rows: %,d added, %,d changed, %,d as before, %,d rejected%n",
                counts.rows(), counts.added(), counts.changed(), counts.same(), counts.rejected());
        if (counts.incomplete() > 0) {
            out.printf("%,d rows were taken without a part of them%n", counts.incomplete());
        }
        imported.rejects().ifPresent(rejects -> out.println("mend the rejected rows in " + rejects + " and import that file"));
    }
}
