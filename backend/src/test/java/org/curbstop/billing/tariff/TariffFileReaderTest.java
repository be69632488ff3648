package org.curbstop.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.curbstop.common.yaml.InvalidYamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TariffFileReaderTest {

    @TempDir
    Path folder;

    @Test
    void every_mistake_is_reported_with_its_line_and_what_was_expected() throws IOException {
        Path file = folder.resolve("broken.yaml");
        Files.writeString(file, """
                tariff: millbrook
                from: 1 January
                source: nowhere
                currency: USD
                month: { days: 30, at-least: 26, at-most: 35 }
                charges:
                  water-use:
                    name: { en: Water use }
                    service: watr
                    classes: residential
                    of: water
                    tiers:
                      - { to: 4, rate: -1 }
                      - { to: 3, rate: 2.00 }
                      - { rate: 3.00, upto: 9 }
                  water-base:
                    name: { es: Cargo base }
                    service: water
                    classes: residential
                """);

        InvalidYamlException bad = catchThrowableOfType(InvalidYamlException.class, () -> TariffLoader.loadFile(file));

        assertThat(bad).isNotNull();
        assertThat(bad.errors()).extracting(p -> p.at().line() + " " + p.field()).contains(
                "2 from",
                "9 charges.water-use.service",
                "13 charges.water-use.tiers[0].rate",
                "14 charges.water-use.tiers[1].to",
                "15 charges.water-use.tiers[2].upto",
                "17 charges.water-base.name");
        assertThat(bad.getMessage()).contains("broken.yaml:2").contains("one of fixed, fixed-by or of");
    }

    @Test
    void two_versions_for_the_same_day_are_rejected() throws IOException {
        String text = new String(getClass().getResourceAsStream("/tariffs/millbrook-2026-01-01.yaml").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("t-a.yaml"), text);
        Files.writeString(folder.resolve("t-b.yaml"), text);

        InvalidYamlException bad = catchThrowableOfType(InvalidYamlException.class,
                () -> TariffLoader.loadMatching("file:" + folder + "/t-*.yaml"));

        assertThat(bad).hasMessageContaining("one version a day");
    }

    @Test
    void a_folder_without_a_tariff_is_rejected() {
        assertThat(catchThrowableOfType(InvalidYamlException.class, () -> TariffLoader.loadMatching("file:" + folder + "/*.yaml")))
                .hasMessageContaining("at least one tariff file");
    }
}
