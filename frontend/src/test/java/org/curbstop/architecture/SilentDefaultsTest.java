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
 * Unknown values are errors, never defaults: an unknown service was once reported as electricity, an unknown hazard as none, and amounts
 * were dollars whatever the utility's currency.
 */
class SilentDefaultsTest {

    private static final String TYPES = "(ServiceType|(?:Detected)?Hazard|Currency|OutageCause|PayFrequency|HeatingFuel)";
    private static final List<Pattern> GUESSES = List.of(
            Pattern.compile("default ->\\s*(Optional\\.of\\(|Set\\.of\\(|List\\.of\\()?" + TYPES + "\\."),
            Pattern.compile("(orElse|getOrDefault)\\([^()]*\\b" + TYPES + "\\.[A-Z]"),
            Pattern.compile("Money\\.usd\\(|Money\\.USD|\"USD\"|Currency\\.getInstance\\(\""));

    /** Defaults that are correct, each with its reason. */
    private static final Map<String, String> MEANT = Map.of(
            "Money.java", "names the currency that tests and the sample data use",
            "IncomeTables.java", "the federal tables are in dollars",
            "PaymentStateDiagram.java", "draws a sample payment",
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
    void no_unknown_value_falls_back_to_a_silent_default() throws IOException {
        for (String module : List.of("embedded-store", "backend", "ivr-flows", "frontend")) {
            try (var files = Files.walk(Path.of("..", module, "src/main/java"))) {
                assertThat(files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !MEANT.containsKey(file.getFileName().toString())).flatMap(SilentDefaultsTest::guessesIn))
                        .isEmpty();
            }
        }
    }

    @Test
    void a_silent_default_is_detected() {
        assertThat(List.of(
                "            default -> ServiceType.ELECTRIC;", "return services.getOrDefault(name, ServiceType.WATER);",
                "return read(word).orElse(Hazard.GAS);", "Money zero = Money.usd(0);",
                "format.setCurrency(Currency.getInstance(\"USD\"));"))
                .allMatch(SilentDefaultsTest::guesses);
        assertThat(List.of(
                "            default -> throw unknown(service);", "case \"water\" -> ServiceType.WATER;",
                "new Money(0, utility.currency())"))
                .noneMatch(SilentDefaultsTest::guesses);
    }
}
