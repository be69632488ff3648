package org.curbstop.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test and row that docs/asvs.md names exists. */
class AsvsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern
            .compile("\\| V(\\d+)\\.(\\d+)\\.(\\d+) \\| ([12]) \\| ([^|]+) \\| (met|not met|not applicable) \\| ([^|]+) \\|");
    private static final int ITEMS = 253;

    @Test
    void every_asvs_item_has_exactly_one_row_with_an_explanation() throws IOException {
        Set<String> items = new TreeSet<>();
        for (String line : rows()) {
            Matcher row = ROW.matcher(line);
            assertThat(row.matches()).as(line).isTrue();
            assertThat(items.add(row.group(1) + "." + row.group(2) + "." + row.group(3))).as("twice: " + line).isTrue();
            assertThat(row.group(7)).as(line).isNotBlank();
        }
        assertThat(items).hasSize(ITEMS);
    }

    @Test
    void every_test_named_in_the_document_exists() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (String module : List.of("embedded-store", "backend", "sandbox", "ivr-flows", "frontend")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                tests.addAll(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                        .map(name -> name.replace(".java", "")).collect(Collectors.toSet()));
            }
        }
        for (String line : rows()) {
            Matcher named = Pattern.compile("`(\\w+(?:Test|IT))`").matcher(line);
            while (named.find()) {
                assertThat(tests).as(line).contains(named.group(1));
            }
        }
    }

    @Test
    void the_totals_at_the_top_match_the_rows() throws IOException {
        List<Matcher> rows = rows().stream().map(ROW::matcher).filter(Matcher::matches).toList();
        long applicable = rows.stream().filter(row -> !row.group(6).equals("not applicable")).count();
        List<Matcher> met = rows.stream().filter(row -> row.group(6).equals("met")).toList();
        long tested = met.stream().filter(row -> row.group(7).matches(".*`\\w+(Test|IT)`.*")).count();
        assertThat(text()).contains("%d items, %d apply, %d are met (%d %%), %d of these by a named test (%d %%), %d are not.".formatted(
                rows.size(), applicable, met.size(), 100 * met.size() / applicable, tested, 100 * tested / met.size(),
                        applicable - met.size()));
    }

    private static List<String> rows() throws IOException {
        return text().lines().filter(line -> line.startsWith("| V")).toList();
    }

    private static String text() throws IOException {
        return Files.readString(ROOT.resolve("docs/asvs.md"));
    }
}
