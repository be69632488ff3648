package org.curbstop.common.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.PostalCode;
import org.junit.jupiter.api.Test;

class YamlFileTest {

    enum Shape { ROUND, NOT_ROUND }

    record Town(String name, long people, LocalDate since, Shape shape, PostalCode zip, List<String> services) {}

    private static Town town(String text) {
        YamlFile file = YamlFile.parse("town.yaml", text);
        YamlMapping root = file.root();
        return file.finish(() -> new Town(
                root.text("name"),
                root.integer("people"),
                root.date("since"),
                root.oneOf("shape", Shape.class),
                root.mapping("address").read("zip", "five digits", PostalCode::new, new PostalCode("00000")),
                root.texts("services")));
    }

    @Test
    void a_valid_file_is_read() {
        assertThat(town("""
                name: Millbrook
                people: 113
                since: 1901-02-03
                shape: not-round
                address: {zip: "97999"}
                services: [water, sewer]
                """)).isEqualTo(new Town("Millbrook", 113, LocalDate.of(1901, 2, 3), Shape.NOT_ROUND, new PostalCode("97999"), List.of("water", "sewer")));
    }

    @Test
    void every_mistake_is_reported_at_once_with_its_line_and_what_was_expected() {
        assertThatThrownBy(() -> town("""
                people: many
                since: yesterday
                shape: flat
                address:
                  zip: "9799"
                  zap: 1
                """)).isInstanceOf(InvalidYamlException.class).hasMessage("""
                town.yaml:1: name: expected a text, but it is missing
                town.yaml:1: people: expected a whole number
                town.yaml:2: since: expected a date such as 2026-11-22
                town.yaml:3: shape: expected one of round, not-round
                town.yaml:5: address.zip: expected five digits
                town.yaml:6: address.zap: expected no such field; known here: zip""");
    }

    @Test
    void a_missing_section_is_reported_once() {
        assertThatThrownBy(() -> town("{name: x, people: 1, since: 2026-01-01, shape: round}"))
                .hasMessage("town.yaml:1: address: expected a list of fields, but it is missing");
    }

    @Test
    void invalid_yaml_and_duplicate_fields_are_reported_with_their_line() {
        assertThatThrownBy(() -> town("name: [x\n")).hasMessageStartingWith("town.yaml:2: expected YAML;");
        assertThatThrownBy(() -> YamlFile.parse("a.yaml", "a: 1\na: 2\n").finish(() -> "x")).hasMessageContaining("a.yaml:2");
        assertThatThrownBy(() -> YamlFile.parse("empty.yaml", "").finish(() -> "x"))
                .hasMessageStartingWith("empty.yaml:1: expected a list of fields");
    }

    @Test
    void decimals_are_exact() {
        YamlMapping root = YamlFile.parse("t.yaml", "rate: 0.10").root();
        assertThat(root.decimal("rate")).isEqualTo(new BigDecimal("0.10"));
    }
}
