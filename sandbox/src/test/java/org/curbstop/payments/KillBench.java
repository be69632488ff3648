package org.curbstop.payments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.curbstop.bench.Bench;
import org.curbstop.bench.Figure;
import org.curbstop.sandbox.stripe.StripeServer;
import org.curbstop.store.TestStore;
import org.springframework.util.FileSystemUtils;

/**
 * Repeats the kill test until the given number of payments was interrupted. Every second process stops at every point; the others are
 * killed at a seeded random time.
 */
public final class KillBench implements Bench {

    private static final int CUT_SHORT = 1000;

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        int goal = arguments.isEmpty() ? CUT_SHORT : Integer.parseInt(arguments.getFirst());
        var random = new Random(goal);
        List<String> faults = new ArrayList<>();
        int cutShort = 0;
        int kills = 0;
        try (var bank = new TestStore(); var stripe = StripeServer.on(bank.store(), "--logging.level.root=OFF")) {
            for (; cutShort < goal; kills++) {
                Path data = Files.createTempDirectory("curbstop-kill");
                KilledProcess killed = kills % 2 == 0
                        ? KilledProcess.standing(data, stripe, kills, false, PayerScenario.values())
                        : KilledProcess.rushing(data, stripe, kills, Duration.ofMillis(random.nextInt(2000)));
                try (var again = new RestartedProcess(killed, stripe)) {
                    faults.addAll(again.faults(true));
                }
                cutShort += killed.begun().size() - killed.done().size();
                FileSystemUtils.deleteRecursively(data);
            }
        }
        faults.forEach(System.err::println);
        Figure.atLeast(name(), "payments cut short by " + kills + " kills", cutShort, "payments", goal).print();
        Figure.exactly(name(), "lost", count(faults, "and it is not", "not in the ledger", "null times", "balance", "nobody was told"),
                "payments", 0).print();
        Figure.exactly(name(), "doubled", count(faults, "charged 2", "charged 3", "given back 2"), "payments", 0).print();
        Figure.exactly(name(), "stuck a minute after the start", count(faults, "stuck"), "payments", 0).print();
        Figure.exactly(name(), "faults of any kind", faults.size(), "faults", 0).print();
    }

    private static long count(List<String> faults, String... kinds) {
        return faults.stream().filter(fault -> List.of(kinds).stream().anyMatch(fault::contains))
                .map(fault -> fault.substring(0, fault.indexOf(':'))).distinct().count();
    }
}
