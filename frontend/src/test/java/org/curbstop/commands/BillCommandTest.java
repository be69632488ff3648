package org.curbstop.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_bill_is_calculated_line_by_line() {
        int exit = run("bill", "--usage", "electric=612,water=2.4,winter-average=3", "--services", "electric,water,sewer",
                "--from", "2026-03-02", "--until", "2026-04-01");

        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("Electric energy 1 +500\\.000 kWh +x 0\\.0905 +45\\.25")
                .containsPattern("Electric energy 2 +112\\.000 kWh +x 0\\.1100 +12\\.32")
                .containsPattern("Sewer use +2\\.400 kgal +x 5\\.75 +13\\.80")
                .containsPattern("total +117\\.77 USD");
    }

    @Test
    void a_bill_is_printed_as_json() {
        run("bill", "--json", "--usage", "water=4", "--services", "water", "--from", "2026-03-02", "--until", "2026-04-01");

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"total\":24.27", "\"charge\":\"water-use\"",
                "\"tariff\":\"2026-01-01\"");
    }

    @Test
    void wrong_usage_is_reported_with_exit_code_2(@TempDir Path folder) throws IOException {
        assertThat(run("bill", "--usage", "steam=4", "--from", "2026-03-02", "--until", "2026-04-01")).isEqualTo(2);
        assertThat(run("bill", "--usage", "water=4", "--size", "meter=9", "--from", "2026-03-02", "--until", "2026-04-01")).isEqualTo(2);
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "tariff: x\nfrom: someday\n");
        assertThat(run("bill", "--tariff", broken.toString(), "--usage", "water=4", "--from", "2026-03-02", "--until", "2026-04-01"))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no measure steam", "water-base", "broken.yaml:2: from: expected a date");
    }

    private int run(String... args) {
        PrintStream before = System.out;
        PrintStream errors = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return CurbstopCommand.run(args);
        } finally {
            System.setOut(before);
            System.setErr(errors);
        }
    }
}
