package org.curbstop.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.Money;
import org.curbstop.sandbox.rehearsal.RehearsalContext.Folders;
import org.curbstop.store.Database;
import org.curbstop.utility.MovableClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uses few accounts; for more, set {@code -Drehearsal.accounts=20000} and {@code -Drehearsal.kills=20}, or run {@code ./curbstop rehearse}.
 */
@Tag("slow")
class RehearsalTest {

    private static final int ACCOUNTS = Integer.getInteger("rehearsal.accounts", 120);
    private static final int KILLS = Integer.getInteger("rehearsal.kills", 2);
    private static final int HALTED = 137;
    private static final String WRITTEN_TIME = "2026-11-23T22:00";
    private static final String TAKING_TIME = "2026-11-23T23:45";
    /** Commands for writing one file or the rest of one: find it, create it, read its postings, mark it and them. */
    private static final int COMMANDS = 9;
    private static final long HOUR = 60;

    @Test
    void a_generated_utility_goes_live_without_differences() throws Exception {
        assertThat(new GeneratedUtilityRehearsal().run(ACCOUNTS, 7, System.out)).isZero();
    }

    @Test
    void a_repeatedly_killed_nightly_import_loses_and_duplicates_nothing(@TempDir Path root) throws Exception {
        var folders = new Folders(root);
        Rehearsal rehearsal;
        System.setProperty("stripe.api-key", "sk_live_of_the_utility");
        System.setProperty("curbstop.mongodb-uri", "mongodb://database-of-the-utility/");
        try (var context = RehearsalContext.start(folders, Rehearsal.CUT_OVER_TIME)) {
            assertThat(context.getEnvironment().getProperty("stripe.api-key")).as("the utility's own key").isNull();
            var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            rehearsal = new Rehearsal(context, folders, 60, 11, nowhere);
            rehearsal.moveIn();
            rehearsal.playDay(1);
            assertThat(context.getBean(Database.class).awaitDelivery(Duration.ofMinutes(1))).as("the postings of the day are made")
                    .isTrue();
        } finally {
            System.clearProperty("stripe.api-key");
            System.clearProperty("curbstop.mongodb-uri");
        }
        var random = new Random(11);
        for (int kill = 0; kill < KILLS; kill++) {
            String time = "2026-11-23T21:%02d".formatted(kill * HOUR / KILLS);
            assertThat(writeAndHalt(folders, time, 1 + random.nextInt(COMMANDS))).as("killed while writing").isEqualTo(HALTED);
        }
        try (var context = RehearsalContext.start(folders, WRITTEN_TIME)) {
            rehearsal.continueWith(context);
            rehearsal.exchange(1);
        }
        for (int kill = 0; kill < KILLS; kill++) {
            takeAndKill(folders, random.nextInt(900));
        }
        try (var context = RehearsalContext.start(folders, TAKING_TIME)) {
            rehearsal.continueWith(context);
            rehearsal.takeFiles(1);
            assertThat(rehearsal.differences()).isEmpty();

            var ada = context.getBean(Accounts.class).findByNumber(new AccountNumber(GeneratedUtility.number(0))).orElseThrow();
            context.getBean(Ledger.class).post(
                    LedgerEntry.payment("pay_1", ada.id(), Money.usd(1), context.getBean(MovableClock.class).instant()));
            rehearsal.compare("with a cent that nobody paid");
            assertThat(rehearsal.differences()).singleElement().asString().contains("with a cent that nobody paid", ada.number().value());
        }
    }

    /**
     * Writes files and halts. Unanswered postings are due again each time, so there is always a file to write.
     *
     * @return the exit value of the process
     */
    private static int writeAndHalt(Folders folders, String time, int command) throws IOException, InterruptedException {
        Process process = start(folders, "write", time, "1s", "-Drehearsal.halt-at=" + command);
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        return end(process);
    }

    /** Kills the process with {@code kill -9} the given number of milliseconds after it begins to take the files. */
    private static void takeAndKill(Folders folders, int millis) throws IOException, InterruptedException {
        Process process = start(folders, "take", TAKING_TIME, "24h", "-Drehearsal.halt-at=0");
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals("begun")) {
                    Thread.sleep(millis);
                    process.toHandle().destroyForcibly(); // its output stays readable
                }
            }
        }
        end(process);
    }

    private static Process start(Folders folders, String job, String time, String resendAfter, String option) throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", option, "-cp",
                System.getProperty("java.class.path"), NightlyJobs.class.getName(), job, folders.root().toString(), time, resendAfter)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int end(Process process) throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the night hangs");
        }
        return process.exitValue();
    }
}
