package org.curbstop.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Imports files that other systems export. */
@Command(name = "import", mixinStandardHelpOptions = true,
        description = "Imports files of other systems: accounts, bills, balances, payments, reads, network, agencies (docs/import.md), "
                + "acknowledgements (docs/postings.md).",
        subcommands = {ImportFileCommand.Accounts.class, ImportFileCommand.Bills.class, ImportFileCommand.Balances.class,
            ImportFileCommand.Payments.class, ImportFileCommand.Reads.class, ImportFileCommand.Network.class,
            ImportAgenciesCommand.class, ImportAcknowledgementsCommand.class, ImportRunsCommand.class,
            ImportRunsCommand.Accept.class, ImportRunsCommand.Undo.class, ImportRunsCommand.Matches.class})
final class ImportCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "import what? accounts, bills, balances, payments, reads, network, agencies or acknowledgements; or runs, accept, undo, "
                        + "matches");
    }
}
