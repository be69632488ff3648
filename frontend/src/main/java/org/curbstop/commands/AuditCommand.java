package org.curbstop.commands;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.curbstop.audit.AuditFinding;
import org.curbstop.audit.AuditTrail;
import org.curbstop.audit.AuditVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Verifies, exports or tails the audit trail. */
@Command(name = "audit", mixinStandardHelpOptions = true, description = "Verify, export or show the audit trail.",
        subcommands = {AuditCommand.VerifyCommand.class, AuditCommand.ExportCommand.class, AuditCommand.TailCommand.class})
final class AuditCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // filled by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "verify", mixinStandardHelpOptions = true,
            description = "Reads the whole trail and names every block and entry that was changed, moved, dropped, added or cut off.",
            exitCodeListHeading = "%nExit codes:%n", exitCodeList = {" 0:the trail holds", " 1:failed", " 3:it does not hold"})
    static final class VerifyCommand implements Callable<Integer> {

        private static final int DOES_NOT_HOLD = 3;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public Integer call() {
            try (var capabilities = CommandContext.start()) {
                AuditVerification verified = capabilities.getBean(AuditTrail.class).verify();
                PrintWriter out = spec.commandLine().getOut();
                verified.findings().forEach(finding -> out.println(describe(finding)));
                out.printf("audit: %,d entries in %,d blocks; head: block %d %s%n", verified.entries(), verified.blocks(), verified.end(),
                        verified.head());
                if (verified.keyedFrom() > 1) {
                    out.printf("blocks 1 to %d are from before there was a key: they hold together, and anybody who could write the "
                                    + "database could have made them%n", verified.keyedFrom() - 1);
                }
                out.println(verified.isIntact() ? "the trail holds" : "the trail does not hold");
                out.flush();
                return verified.isIntact() ? 0 : DOES_NOT_HOLD;
            }
        }

        private static String describe(AuditFinding finding) {
            String where = "block " + finding.block() + (finding.entry() == 0 ? "" : ", entry " + finding.entry());
            return where + ": " + switch (finding.kind()) {
                case MISSING -> "is missing";
                case CHANGED -> "is not what was written there (changed, moved, added or dropped)";
                case BROKEN -> "does not follow the block before it";
                case FORGED -> "was not written with this installation's key";
                case NOT_AS_EXPORTED -> "is not the head that was exported";
            };
        }
    }

    /** Prints an entry as one line of JSON. */
    private static void print(PrintWriter out, JsonMapper json, AuditTrail.NumberedEntry numbered) {
        var line = new LinkedHashMap<String, Object>();
        var entry = numbered.entry();
        line.put("block", numbered.block());
        line.put("entry", numbered.place());
        line.put("at", entry.at().toString());
        line.put("did", entry.did());
        line.put("channel", entry.channel().name());
        entry.staff().ifPresent(staff -> line.put("staff", staff));
        entry.person().ifPresent(person -> line.put("person", person.value()));
        entry.about().ifPresent(account -> line.put("account", account.value()));
        line.put("origin", entry.origin());
        out.println(json.writeValueAsString(line));
    }

    /** Prints some entries. */
    private abstract static class PrintCommand implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        abstract void forEach(AuditTrail trail, Consumer<AuditTrail.NumberedEntry> print);

        @Override
        public final Integer call() {
            try (var capabilities = CommandContext.start()) {
                PrintWriter out = spec.commandLine().getOut();
                JsonMapper json = JsonMapper.builder().build();
                forEach(capabilities.getBean(AuditTrail.class), numbered -> print(out, json, numbered));
                out.flush();
                return 0;
            }
        }
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Prints all entries, oldest first, one line of JSON each.")
    static final class ExportCommand extends PrintCommand {

        @Option(names = "--from", paramLabel = "BLOCK", description = "only from this block on (1)")
        private long from = 1;

        @Override
        void forEach(AuditTrail trail, Consumer<AuditTrail.NumberedEntry> print) {
            trail.forEach(from, print);
        }
    }

    @Command(name = "tail", mixinStandardHelpOptions = true, description = "Prints the last entries, one line of JSON each.")
    static final class TailCommand extends PrintCommand {

        private static final int MAX_ENTRIES = 10_000;

        @Option(names = {"-n", "--lines"}, paramLabel = "COUNT", description = "how many, at most 10000 (20)")
        private int count = 20;

        @Override
        void forEach(AuditTrail trail, Consumer<AuditTrail.NumberedEntry> print) {
            trail.listLast(Math.clamp(count, 0, MAX_ENTRIES)).forEach(print);
        }
    }
}
