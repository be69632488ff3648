package org.curbstop.sandbox.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Kills the process at seeded points of the night's exchange, whose files are delivered twice, late, cut off and half. A process continues
 * what the one before left. A night is killed up to three times, finished, compared, and begun again from a copy of its beginning.
 */
@Tag("slow")
class NightKilledTest {

    private static final int ACCOUNTS = 200;
    private static final int KILLS = Integer.getInteger("rehearsal.kills", 20);
    private static final int KILLS_WHILE_WRITING = KILLS / 3;
    private static final int KILLS_WHILE_TAKING = KILLS - KILLS_WHILE_WRITING;
    /** After that many, the night is finished, compared and begun again. */
    private static final int KILLS_A_NIGHT = 3;
    private static final int HALTED = 137;
    private static final String WRITTEN_TIME = "2026-11-23T22:00";
    private static final String TAKING_TIME = "2026-11-23T23:45";
    /** Commands for writing one file or the rest of one: find it, create it, read its postings, mark it and them. */
    private static final int COMMANDS_WHILE_WRITING = 9;
    private static final int MAX_MICROS = 3_000;
    private static final int MINUTES = 60;

    @TempDir
    private Path temporary;

    private final Random random = new Random(11);
    private Folders folders;
    private Rehearsal rehearsal;

    @BeforeEach
    void a_day_of_customers_is_over() throws IOException {
        folders = new Folders(temporary.resolve("night"));
        System.setProperty("stripe.api-key", "sk_live_of_the_utility");
        System.setProperty("curbstop.mongodb-uri", "mongodb://database-of-the-utility/");
        try (var context = RehearsalContext.start(folders, Rehearsal.CUT_OVER_TIME)) {
            assertThat(context.getEnvironment().getProperty("stripe.api-key")).as("the utility's own key").isNull();
            var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            rehearsal = new Rehearsal(context, folders, ACCOUNTS, 2, 11, nowhere);
            rehearsal.moveIn();
            rehearsal.playDay(1);
            assertThat(context.getBean(Database.class).awaitDelivery(Duration.ofMinutes(1))).as("the postings of the day are made")
                    .isTrue();
        } finally {
            System.clearProperty("stripe.api-key");
            System.clearProperty("curbstop.mongodb-uri");
        }
    }

    @Test
    void a_repeatedly_killed_night_loses_and_duplicates_nothing() throws Exception {
        for (int kill = 0; kill < KILLS_WHILE_WRITING; kill++) {
            // Unanswered postings are due again each time, so there is always a file to write.
            String time = "2026-11-23T21:%02d".formatted(kill * MINUTES / KILLS_WHILE_WRITING);
            assertThat(run("write", time, "1s", 1 + random.nextInt(COMMANDS_WHILE_WRITING), 0)).as("killed while writing")
                    .isEqualTo(HALTED);
        }
        try (var context = RehearsalContext.start(folders, WRITTEN_TIME)) {
            rehearsal.continueWith(context);
            rehearsal.exchange(1);
        }
        Path beginning = temporary.resolve("beginning");
        copy(folders.root(), beginning);
        int commands = takeRestAndCompare();
        for (int kills = 0; kills < KILLS_WHILE_TAKING;) {
            FileSystemUtils.deleteRecursively(folders.root());
            copy(beginning, folders.root());
            // The first points of the nights are spread over all commands.
            int command = 1 + (kills * commands + random.nextInt(KILLS_A_NIGHT * commands)) / (KILLS_WHILE_TAKING + KILLS_A_NIGHT);
            int end = Math.min(KILLS_WHILE_TAKING, kills + KILLS_A_NIGHT);
            while (kills < end && isKilledWhileTaking(command)) {
                kills++;
                command = 1 + random.nextInt(commands / 2); // the next process continues
            }
            takeRestAndCompare();
        }

        try (var context = RehearsalContext.start(folders, TAKING_TIME)) {
            rehearsal.continueWith(context);
            var ada = context.getBean(Accounts.class).findByNumber(new AccountNumber(GeneratedUtility.number(0))).orElseThrow();
            context.getBean(Ledger.class).post(
                    LedgerEntry.payment("pay_1", ada.id(), Money.usd(1), context.getBean(MovableClock.class).instant()));
            rehearsal.compare("with a cent that nobody paid");
            assertThat(rehearsal.differences()).singleElement().asString().contains("with a cent that nobody paid", ada.number().value());
        }
    }

    /** Takes the files that are left and compares every account. Returns the number of commands that this took. */
    private int takeRestAndCompare() throws IOException {
        try (var context = RehearsalContext.start(folders, TAKING_TIME)) {
            rehearsal.continueWith(context);
            int before = HaltAtCommand.sent();
            rehearsal.takeFiles(1);
            assertThat(rehearsal.differences()).isEmpty();
            return HaltAtCommand.sent() - before;
        }
    }

    /** Returns false if all files were taken before. Half of the kills interrupt the server in the command. */
    private boolean isKilledWhileTaking(int command) throws IOException, InterruptedException {
        int exit = run("take", TAKING_TIME, "24h", command, random.nextBoolean() ? 0 : 1 + random.nextInt(MAX_MICROS));
        assertThat(exit).isIn(0, HALTED);
        return exit == HALTED;
    }

    /** Copies with the times of the files, which tell whether a file is complete. */
    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (var found = Files.walk(from)) {
            all = found.toList();
        }
        for (Path each : all) {
            Files.copy(each, to.resolve(from.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /**
     * Runs a job of the night in a process of its own.
     *
     * @param command number of the command at which it is killed
     * @param micros how long after sending it; 0: before
     * @return the exit value: 0 if the job ended before
     */
    private int run(String job, String time, String resendAfter, int command, int micros) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Drehearsal.halt-at=" + command, "-Drehearsal.halt-after=" + micros, "-cp", System.getProperty("java.class.path"),
                NightlyJobs.class.getName(), job, folders.root().toString(), time, resendAfter)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the night hangs");
        }
        return process.exitValue();
    }
}
