package org.curbstop.commands;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.imports.CisBooks;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ImportFileException;
import org.curbstop.cis.ImportResult;
import org.curbstop.cis.ImportRuns;
import org.curbstop.cis.ImportingCisFiles;
import org.curbstop.cis.postings.PaymentMatches;
import org.curbstop.common.Actor;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Imports files that other systems export, with one command for each kind of file, and commands that work on past imports. */
@Command(name = "import", mixinStandardHelpOptions = true,
        description = "Imports files of other systems (docs/import.md, docs/postings.md).",
        subcommands = ImportAgenciesCommand.class)
final class ImportCommand implements Runnable {

    private static final String RUN = "its number, as in: import runs";

    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private CommandSpec spec;

    static CommandLine line() {
        var line = new CommandLine(new ImportCommand());
        Stream.of(CisFileKind.values()).forEach(kind -> line.addSubcommand(ImportFileCommand.of(kind)));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "import what? one of: " + String.join(", ", spec.subcommands().keySet()));
    }

    @Command(name = "runs", mixinStandardHelpOptions = true, description = "Lists the files that were imported, newest first.")
    int listRuns() {
        try (var capabilities = CommandContext.start()) {
            PrintWriter out = spec.commandLine().getOut();
            out.printf("%6s  %-9s %-14s %-20s %9s %9s  %s%n", "run", "kind", "state", "begun", "rows", "rejected", "file");
            capabilities.getBean(ImportRuns.class).list().forEach(run -> out.printf("%6d  %-9s %-14s %-20s %,9d %,9d  %s%n", run.number(),
                    run.kind().code(), run.state().name().toLowerCase(Locale.ROOT).replace('_', ' '), run.began(),
                    run.counts().rows(), run.counts().rejected(), run.name()));
            out.flush();
            return 0;
        }
    }

    @Command(name = "accept", mixinStandardHelpOptions = true,
            description = "Applies a file that waits because it closes or changes more than the utility's share.")
    int accept(@Parameters(paramLabel = "RUN", description = RUN) long run) {
        return change(importing -> importing.accept(run, Actor.SYSTEM));
    }

    @Command(name = "undo", mixinStandardHelpOptions = true,
            description = "Takes back the latest file of bills, balances or payments: customers hear what they heard before it.")
    int undo(@Parameters(paramLabel = "RUN", description = RUN) long run) {
        return change(importing -> importing.undo(run, Actor.SYSTEM));
    }

    @Command(name = "matches", mixinStandardHelpOptions = true,
            description = "Lists imported payments that were taken for payments from here by amount and day alone: a person looks at them. "
                    + "If one is another payment, open that posting in the staff desk.")
    int listMatches() {
        try (var capabilities = CommandContext.start()) {
            PrintWriter out = spec.commandLine().getOut();
            Accounts accounts = capabilities.getBean(Accounts.class);
            Ledger ledger = capabilities.getBean(Ledger.class);
            PaymentMatches matches = capabilities.getBean(PaymentMatches.class);
            capabilities.getBean(CisBooks.class).forEachUnnamed(payment ->
                    Optional.ofNullable(ledger.matchesByAmountAndDay(payment.account()).get(payment.ref())).ifPresent(entry ->
                            out.printf("%s  %s  %s  payment %s of the CIS is %s here, posting %s%n",
                                    accounts.find(payment.account()).map(account -> account.number().value()).orElse(""), payment.at(),
                                    payment.amount(), payment.ref(), entry,
                                    matches.findPosting(entry, Actor.SYSTEM).map(posting -> Long.toString(posting.sequence()))
                                            .orElse("unknown"))));
            out.flush();
            return 0;
        }
    }

    private int change(Function<ImportingCisFiles, ImportResult> change) {
        try (var capabilities = CommandContext.start()) {
            ImportFileCommand.printSummary(spec.commandLine().getOut(), change.apply(capabilities.getBean(ImportingCisFiles.class)));
            return 0;
        } catch (ImportFileException refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return ImportFileCommand.REFUSED;
        }
    }
}
