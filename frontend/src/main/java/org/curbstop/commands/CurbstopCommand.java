package org.curbstop.commands;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Root of all commands except the server: {@code java -jar curbstop.jar import accounts millbrook.csv}. */
@Command(name = "curbstop", mixinStandardHelpOptions = true, description = "Open self-service for utility customers.",
        subcommands = {ExportCommand.class, RehearseCommand.class, PaymentsCommand.class, BillCommand.class, FlowsCommand.class,
            UnderstandCommand.class, TalkCommand.class,
            AuditCommand.class, DependenciesCommand.class})
public final class CurbstopCommand implements Runnable {

    /** A server property in Spring's form: {@code --server.port=8081}. */
    private static final Pattern SETTING = Pattern.compile(
            "--((server|spring|curbstop|twilio|stripe|management|logging|vaadin)\\.[\\w.\\[\\]-]+(=.*)?|debug|trace)", Pattern.DOTALL);

    /** Returns whether the arguments start the server: none at all, or properties only. Everything else is a command or an error. */
    public static boolean isServerStart(String... args) {
        return Arrays.stream(args).allMatch(argument -> SETTING.matcher(argument).matches());
    }

    /** Runs the command. Exit codes: 0 success, 1 failure, 2 wrong usage; a command may document others in its help. */
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    static List<CommandLine> subcommands() {
        return List.copyOf(commandLine().getSubcommands().values());
    }

    private static CommandLine commandLine() {
        return new CommandLine(new CurbstopCommand()).addSubcommand(ImportCommand.line())
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
