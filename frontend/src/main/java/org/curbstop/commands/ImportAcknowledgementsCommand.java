package org.curbstop.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.curbstop.cis.postings.ImportingAcknowledgements;
import org.curbstop.cis.postings.ImportingAcknowledgements.AcknowledgementFileException;
import org.curbstop.cis.postings.ImportingAcknowledgements.AcknowledgementResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports the billing system's acknowledgements of postings. */
@Command(name = "acknowledgements", mixinStandardHelpOptions = true,
        description = "Imports the billing system's answers to postings from FILE.csv (docs/postings.md).",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:every row was taken", " 1:failed; the same command does the rest",
                " 2:called wrongly, or the file cannot be read: nothing was taken", " 3:done, and some rows were rejected"})
final class ImportAcknowledgementsCommand implements Callable<Integer> {

    private static final int REJECTED = 3;
    private static final int REFUSED = 2;

    @Parameters(paramLabel = "FILE", description = "columns sequence, status (accepted or refused), reason, posted")
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private Path file;

    @Option(names = "--rejects", paramLabel = "FILE", description = "file for rejected rows, each below its reason (FILE.rejects)")
    private Optional<Path> rejects = Optional.empty();

    @Option(names = "--check", description = "tries everything and changes nothing")
    private boolean check;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ParameterException(spec.commandLine(), file + ": no such file, or it cannot be read");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (var capabilities = CommandContext.start()) {
            AcknowledgementResult result = capabilities.getBean(ImportingAcknowledgements.class)
                    .importFile(file, rejects.orElseGet(() -> file.resolveSibling(file.getFileName() + ".rejects")), !check);
            out.printf("%s%,d answers taken, %,d known before, %,d rejected%n", check ? "tried only: " : "", result.taken(), result.known(),
                    result.rejected());
            result.rejects().ifPresent(list -> out.println("mend the rejected rows in " + list + " and import that file"));
            out.flush();
            return result.rejected() == 0 ? 0 : REJECTED;
        } catch (AcknowledgementFileException refused) {
            spec.commandLine().getErr().println(file + ": " + refused.getMessage());
            return REFUSED;
        }
    }
}
