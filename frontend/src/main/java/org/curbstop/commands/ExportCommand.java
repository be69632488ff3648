package org.curbstop.commands;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.curbstop.cis.postings.ExportingPostings;
import org.curbstop.cis.postings.PostingExchangeProperties;
import org.curbstop.cis.postings.PostingExportException;
import org.curbstop.cis.postings.PostingFileFormat;
import org.curbstop.cis.postings.PostingFileFormatReader;
import org.curbstop.cis.postings.PostingSelection;
import org.curbstop.cis.postings.PostingTotals;
import org.curbstop.common.yaml.InvalidYamlException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Exports data for other systems. */
@Command(name = "export", mixinStandardHelpOptions = true,
        description = "Exports for other systems: postings or contacts (docs/postings.md).",
        subcommands = {ExportCommand.ExportPostingsCommand.class, ExportContactsCommand.class})
final class ExportCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "export what? postings or contacts");
    }

    @Command(name = "postings", mixinStandardHelpOptions = true,
            description = "Exports what happened here for the billing system: payments, refunds, disputes, arrangements, holds, orders, "
                    + "contacts, consents.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {" 0:written", " 1:failed",
                    " 2:called wrongly, the mapping has mistakes, or something does not fit it: no file"})
    static final class ExportPostingsCommand implements Callable<Integer> {

        private static final int REFUSED = 2;

        @ArgGroup(multiplicity = "1")
        @SuppressWarnings("NullAway.Init")
        private Choice choice;

        /** Options of which exactly one is required. */
        static final class Choice {

            @Option(names = "--date", paramLabel = "DAY", description = "what got its number on that day: 2026-11-22")
            private @Nullable LocalDate date;

            @Option(names = "--since", paramLabel = "SEQUENCE",
                    description = "all after that number, the last one you have; 0: all there is")
            private @Nullable Long since;

            @Option(names = "--unacknowledged", description = "all that the billing system has not answered yet")
            @SuppressWarnings("UnusedVariable") // never read: the default if no other option is given
            private boolean unacknowledged;

            @Option(names = "--refused", description = "all that the billing system has refused and does not have, to enter by hand")
            private boolean refused;

            private Optional<PostingSelection> selection() {
                if (date != null) {
                    return Optional.of(new PostingSelection.OfDay(date));
                }
                if (since != null) {
                    return since < 0 ? Optional.empty() : Optional.of(new PostingSelection.AfterNumber(since));
                }
                return Optional.of(refused ? new PostingSelection.Refused() : new PostingSelection.Unanswered());
            }
        }

        @Option(names = "--to", paramLabel = "FILE", description = "file to write, all of it or nothing (standard output)")
        private Optional<Path> target = Optional.empty();

        @Option(names = "--mapping", paramLabel = "FILE",
                description = "columns and formats (curbstop.postings.mapping, else the standard ones)")
        private Optional<Path> mapping = Optional.empty();

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter err = spec.commandLine().getErr();
            PostingSelection selection = choice.selection()
                    .orElseThrow(() -> new ParameterException(spec.commandLine(), "--since: 0 or a sequence number"));
            mapping.filter(file -> !Files.isReadable(file) || Files.isDirectory(file)).ifPresent(file -> {
                throw new ParameterException(spec.commandLine(), file + ": no such file, or it cannot be read");
            });
            try (var capabilities = CommandContext.start()) {
                PostingFileFormat format = mapping.map(PostingFileFormatReader::read)
                        .orElseGet(capabilities.getBean(PostingExchangeProperties.class)::format);
                var exporting = capabilities.getBean(ExportingPostings.class);
                PostingTotals totals = target.isPresent() ? writeFile(exporting, selection, format, target.get())
                        : exporting.export(selection, format, System.out);
                err.println(summary(totals));
                return 0;
            } catch (InvalidYamlException | PostingExportException refused) {
                err.println(refused.getMessage());
                return REFUSED;
            }
        }

        private static PostingTotals writeFile(ExportingPostings exporting, PostingSelection selection, PostingFileFormat format, Path file)
                throws IOException {
            Path unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
            try {
                PostingTotals totals;
                try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                        OutputStream out = Channels.newOutputStream(channel)) {
                    totals = exporting.export(selection, format, out);
                    channel.force(true);
                }
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
                return totals;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }

        private static String summary(PostingTotals totals) {
            return totals.count() == 0 ? "no postings"
                    : "%,d postings, numbers %d to %d%s".formatted(totals.count(), totals.first(), totals.last(), totals.sums().stream()
                            .map(sum -> "; money " + sum.decimal().toPlainString() + " " + sum.currency()).collect(Collectors.joining()));
        }
    }
}
