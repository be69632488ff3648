package org.curbstop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is not known is said, never guessed: an unknown service was once reported as electricity, an unknown hazard as none, and amounts
 * were dollars whatever the utility's currency is.
 */
class SilentDefaultsTest {

    private static final List<Pattern> GUESSES = List.of(
            Pattern.compile(
                    "default ->\\s*(Optional\\.of\\(|Set\\.of\\(|List\\.of\\()?(UtilityService|Hazard|Currency|Cause|Every|Fuel)\\."),
            Pattern.compile("(orElse|getOrDefault)\\([^()]*\\b(UtilityService|Hazard|Currency|Cause|Every|Fuel)\\.[A-Z]"),
            Pattern.compile("Money\\.usd\\(|Money\\.USD|\"USD\"|Currency\\.getInstance\\(\""));

    /** Where a guess is none, and why. */
    private static final Map<String, String> MEANT = Map.of(
            "Money.java", "names the currency that tests and the sample town use",
            "IncomeTables.java", "the federal tables are in dollars",
            "PaymentStateDiagram.java", "draws a payment of the sample town",
            "UnderstandCommand.java", "prints amounts without a currency",
            "UtilityFileReader.java", "goes on reading after a currency that was refused with its line",
            "TariffFileReader.java", "goes on reading after a currency that was refused with its line");

    private static boolean guesses(String line) {
        return GUESSES.stream().anyMatch(guess -> guess.matcher(line).find());
    }

    private static Stream<String> guessesIn(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size()).filter(i -> guesses(lines.get(i)))
                    .mapToObj(i -> file + ":" + (i + 1) + ": " + lines.get(i).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothing_unknown_is_taken_for_something_else() throws IOException {
        for (String module : List.of("backend", "ivr-flows", "frontend")) {
            try (var files = Files.walk(Path.of("..", module, "src/main/java"))) {
                assertThat(files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !MEANT.containsKey(file.getFileName().toString())).flatMap(SilentDefaultsTest::guessesIn))
                        .isEmpty();
            }
        }
    }

    @Test
    void the_guard_bites() {
        assertThat(List.of(
                "            default -> UtilityService.ELECTRIC;", "return services.getOrDefault(name, UtilityService.WATER);",
                "return read(word).orElse(Hazard.GAS);", "Money zero = Money.usd(0);",
                "format.setCurrency(Currency.getInstance(\"USD\"));"))
                .allMatch(SilentDefaultsTest::guesses);
        assertThat(List.of(
                "            default -> throw unknown(service);", "case \"water\" -> UtilityService.WATER;",
                "new Money(0, utility.currency())"))
                .noneMatch(SilentDefaultsTest::guesses);
    }
}
