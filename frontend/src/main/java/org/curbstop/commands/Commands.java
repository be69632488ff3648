package org.curbstop.commands;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Every command of the jar but the one that serves: {@code java -jar curbstop.jar import accounts town.csv}. */
@Command(name = "curbstop", mixinStandardHelpOptions = true, description = "Open self-service for utility customers.",
        subcommands = {ImportCommand.class, PaymentsCommand.class, BillCommand.class, FlowsCommand.class, UnderstandCommand.class, TalkCommand.class, AuditCommand.class})
public final class Commands implements Runnable {

    /** Whether these arguments call a command; without one the application serves. */
    public static boolean called(String... args) {
        return args.length > 0 && commandLine().getSubcommands().containsKey(args[0]);
    }

    /** Runs the command. Exit codes: 0 done, 1 failed, 2 called wrongly; a command may name others in its help. */
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    static List<CommandLine> all() {
        return List.copyOf(commandLine().getSubcommands().values());
    }

    private static CommandLine commandLine() {
        return new CommandLine(new Commands())
                .setExecutionExceptionHandler((fault, line, parsed) -> {
                    line.getErr().println(line.getCommandName() + ": " + fault.getMessage());
                    return 1;
                });
    }

    @Override
    public void run() {
        commandLine().usage(System.out);
    }
}
