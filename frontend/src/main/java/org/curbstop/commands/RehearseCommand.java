package org.curbstop.commands;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.curbstop.cis.exchange.CisRehearsal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Rehearses going live beside a billing system, with a generated utility in its own folder. */
@Command(name = "rehearse", mixinStandardHelpOptions = true,
        description = "Generates a utility, moves it in, plays two days of customers and two nights of the exchange with a simulated "
                + "billing system, and compares every account. Your own data is not touched (docs/going-live.md).",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:no difference", " 1:failed", " 2:called wrongly", " 3:differences; the first are printed"})
final class RehearseCommand implements Callable<Integer> {

    private static final int DIFFERENCES = 3;
    private static final int MAX_ACCOUNTS = 1_000_000;

    @Option(names = "--accounts", paramLabel = "N", description = "how many (default: ${DEFAULT-VALUE})", defaultValue = "2000")
    private int accounts = 2_000;

    @Option(names = "--months", paramLabel = "M",
            description = "months of bills, 1 to " + CisRehearsal.MAX_MONTHS + "; one account in twenty always has "
                    + CisRehearsal.MAX_MONTHS + " (default: ${DEFAULT-VALUE})",
            defaultValue = "" + CisRehearsal.MAX_MONTHS)
    private int months = CisRehearsal.MAX_MONTHS;

    @Option(names = "--seed", paramLabel = "S", description = "the same seed is the same utility (default: ${DEFAULT-VALUE})",
            defaultValue = "1")
    private long seed = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (accounts < 1 || accounts > MAX_ACCOUNTS) {
            throw new ParameterException(spec.commandLine(), "--accounts: 1 to " + MAX_ACCOUNTS);
        }
        if (months < 1 || months > CisRehearsal.MAX_MONTHS) {
            throw new ParameterException(spec.commandLine(), "--months: 1 to " + CisRehearsal.MAX_MONTHS);
        }
        Optional<CisRehearsal> rehearsal = ServiceLoader.load(CisRehearsal.class).findFirst();
        if (rehearsal.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "this build has no sandbox; rehearse with curbstop.jar");
        }
        return rehearsal.get().run(accounts, months, seed, System.out) == 0 ? 0 : DIFFERENCES;
    }
}
