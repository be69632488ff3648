package org.curbstop.cis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.AccountsForTests;
import org.curbstop.store.Database;
import org.curbstop.store.files.EmbeddedStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ImportKilledTest {

    private static final int ROWS = 6_000;
    private static final int KILLS = 4;

    @TempDir
    private Path folder;

    @Test
    void a_repeatedly_killed_import_imports_or_rejects_every_row_once() throws Exception {
        Path file = SampleAccountFile.csv(folder.resolve("town.csv"), ROWS, 11);
        List<String> lines = Files.readAllLines(file);
        IntStream.iterate(250, i -> i < ROWS, i -> i + 500).forEach(i -> lines.set(i, lines.get(i).replace("97999", "979")));
        Files.write(file, lines);
        long bad = lines.stream().filter(line -> line.contains(",979,")).count();

        var random = new Random(11);
        int killed = 0;
        while (!importedOr(file, killed < KILLS ? 1 + random.nextInt(3) : Integer.MAX_VALUE, random.nextInt(60))) {
            killed++;
        }
        assertThat(killed).as("processes killed").isEqualTo(KILLS);

        try (var server = EmbeddedStore.open(folder.resolve("data"));
                var database = new Database(server.uri())) {
            Accounts accounts = new AccountsForTests(database).accounts();
            long found = IntStream.range(0, ROWS)
                    .filter(i -> accounts.findByNumber(new AccountNumber(SampleAccountFile.number(i))).isPresent())
                    .count();
            assertThat(found).isEqualTo(ROWS - bad);
        }
        List<String> rejects = Files.readAllLines(folder.resolve("town.csv.rejects"));
        assertThat(rejects.stream().filter(line -> line.startsWith(RejectFileWriter.NOTE))).hasSize((int) bad).doesNotHaveDuplicates();
        assertThat(rejects.stream().filter(line -> line.contains(",979,"))).hasSize((int) bad);
    }

    /** Returns false if the import was killed, the given milliseconds after the given number of batches. */
    private boolean importedOr(Path file, int batches, int millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                        ImportToKill.class.getName(), folder.resolve("data").toString(), file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int seen = 0;
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("rows ") && ++seen == batches) {
                    Thread.sleep(millis);
                    process.toHandle().destroyForcibly(); // kill -9; its output stays readable
                }
            }
        }
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the import hangs");
        }
        if (batches == Integer.MAX_VALUE) {
            assertThat(process.exitValue()).isZero();
        }
        return process.exitValue() == 0;
    }
}
