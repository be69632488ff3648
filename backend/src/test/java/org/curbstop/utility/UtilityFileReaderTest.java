package org.curbstop.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.yaml.InvalidYamlException;
import org.curbstop.common.yaml.YamlFile;
import org.junit.jupiter.api.Test;

class UtilityFileReaderTest {

    private static final String MILLBROOK = millbrook();

    @Test
    void the_millbrook_file_is_read_completely() {
        Utility utility = read(MILLBROOK);
        assertThat(utility.name()).isEqualTo("Millbrook Utilities");
        assertThat(utility.lines().office()).isEqualTo(new PhoneNumber("+15035550199"));
        assertThat(utility.lines().forHazard(PhoneLines.Hazard.GAS)).isEqualTo(new PhoneNumber("+15035550197"));
        assertThat(utility.lines().forHazard(PhoneLines.Hazard.DOWNED_LINE)).isEqualTo(utility.lines().emergency());
        assertThat(utility.languages()).containsExactly(Language.ENGLISH, Language.SPANISH);
        assertThat(utility.services()).contains(ServiceType.ELECTRIC, ServiceType.WATER).doesNotContain(ServiceType.GAS);
        assertThat(utility.fees().feeOn(ConvenienceFees.Method.CARD, Money.usd("84.12"))).isEqualTo(Money.usd(0));
        assertThat(utility.hours().holidays().get(LocalDate.of(2026, 12, 25))).containsEntry(Language.SPANISH, "Navidad");
        assertThat(utility.policies()).isEqualTo("millbrook");
    }

    @Test
    void retention_has_defaults_and_units_and_rejects_invalid_values() {
        assertThat(read(MILLBROOK).retention()).isEqualTo(RetentionPeriods.DEFAULT);
        assertThat(read(MILLBROOK.replace("conversations: 90 days", "conversations: 2 years")).retention().conversations())
                .isEqualTo(Period.ofYears(2));
        for (String wrong : List.of("0 days", "90", "soon", "-1 days")) {
            InvalidYamlException refused = catchThrowableOfType(InvalidYamlException.class,
                    () -> read(MILLBROOK.replace("conversations: 90 days", "conversations: " + wrong)));
            assertThat(refused).hasMessageContaining("retention.conversations");
        }
        var kinds = List.of("conversations", "unplaced-reports", "messages", "payment-events", "abandoned-uploads", "spool-files",
                "complaints");
        for (String kind : kinds) {
            String other = MILLBROOK.replaceFirst(kind + ": \\d+ \\w+", kind + ": 7 days");
            assertThat(other).as("the sample names " + kind).isNotEqualTo(MILLBROOK);
            assertThat(read(other).retention().toString()).as(kind).contains("P7D");
        }
    }

    @Test
    void a_leak_credit_has_a_share_and_days_or_is_omitted() {
        assertThat(read(MILLBROOK).leakCredit()).contains(new LeakCredit(50, 90));
        assertThat(read(MILLBROOK.replaceFirst("leak-credit:.*\\n.*\\n.*\\n", "")).leakCredit()).isEmpty();
        assertThat(catchThrowableOfType(InvalidYamlException.class, () -> read(MILLBROOK.replace("percent: 50 ", "percent: 101"))))
                .hasMessageContaining("leak-credit.percent").hasMessageContaining("1 to 100");
    }

    @Test
    void a_warming_or_cooling_center_has_a_name_address_and_hours() {
        assertThat(read(MILLBROOK).centers()).hasSize(2).first().satisfies(library -> {
            assertThat(library.kinds()).containsExactlyInAnyOrder(Utility.CommunityCenter.Kind.values());
            assertThat(library.oneLine(Language.SPANISH))
                    .isEqualTo("Biblioteca Pública de Millbrook, 200 Park Ave (todos los días, de 9 a. m. a 8 p. m.)");
        });
        assertThat(read(MILLBROOK.replaceFirst("(?s)\ncenters:.*?\n\n", "\n\n")).centers()).isEmpty();
        assertThatThrownBy(() -> read(MILLBROOK.replace("kinds: [warming]", "kinds: [hot]")))
                .hasMessageContaining("centers.high-school.kinds").hasMessageContaining("warming, cooling or both");
        assertThatThrownBy(() -> read(MILLBROOK.replace("    address: 900 Church St\n", "")))
                .hasMessageContaining("centers.high-school.address");
    }

    @Test
    void a_storm_area_has_names_and_feeders_or_zip_codes() {
        assertThat(read(MILLBROOK).stormAreas()).extracting(StormArea::id).containsExactly("north", "mill");
        StormArea zips = read(MILLBROOK.replace("feeders: [North]", "zips: [\"97999\"]")).stormAreas().getFirst();
        assertThat(zips.covers(Optional.empty(), "97999")).isTrue();
        assertThat(zips.covers(Optional.of("North"), "97998")).isFalse();
        assertThat(read(MILLBROOK.replaceFirst("  areas:.*\\n.*\\n.*\\n", "")).stormAreas()).isEmpty();
        assertThat(catchThrowableOfType(InvalidYamlException.class, () -> read(MILLBROOK.replace("feeders: [North]", "zips: [\"979\"]"))))
                .hasMessageContaining("storm.areas.north.zips").hasMessageContaining("five digits");
        assertThat(catchThrowableOfType(InvalidYamlException.class,
                () -> read(MILLBROOK.replace("es: Zona norte }, feeders: [North]", "es: Zona norte }"))))
                .hasMessageContaining("storm.areas.north").hasMessageContaining("feeders or zips");
    }

    @Test
    void all_mistakes_are_reported_at_once_with_line_field_and_expected_value() {
        String wrong = MILLBROOK
                .replace("zone: America/Los_Angeles", "zone: Oregon")
                .replace("office: +1 503 555 0199", "office: call us")
                .replace("monday: 08:00-17:00", "monday: 17:00-08:00")
                .replace("zip: \"97999\"", "zip: 979")
                .replace("services: [electric, water", "services: [electric, wather")
                .replace("card: { flat: 0.00", "card: { flat: 1.005")
                .replace("policy-pack: millbrook", "policy: millbrook");
        List<String> published = mistakes(wrong);
        assertThat(published).hasSize(8); // a wrong name makes two errors: the missing field and the unknown one
        assertThat(published)
                .allMatch(line -> line.matches("utility\\.yaml:\\d+: [a-z0-9.-]+: expected .+"), "file, line, field, expected");
        assertThat(published)
                .anyMatch(line -> line.startsWith("utility.yaml:" + lineOf(wrong, "zone: Oregon") + ": zone: expected a time zone"));
        assertThat(published).anyMatch(line -> line.startsWith("utility.yaml:" + lineOf(wrong, "office: call us") + ": lines.office: "));
        assertThat(published).anyMatch(line -> line.contains("office-hours.monday"));
        assertThat(published).anyMatch(line -> line.contains("address.zip: expected five digits"));
        assertThat(published).anyMatch(line -> line.contains("services: ") && line.contains("wather"));
        assertThat(published).anyMatch(line -> line.contains("fees.card.flat: expected an amount"));
        assertThat(published).anyMatch(line -> line.contains("policy: expected no such field"));
    }

    @Test
    void a_color_with_low_contrast_is_rejected_with_the_nearest_valid_one() {
        String told = mistakes(MILLBROOK.replace("\"#0b5c6b\"", "\"#f2b705\"")).stream()
                .filter(line -> line.contains("colors.brand: ")).findFirst().orElseThrow();
        assertThat(told).contains("4.5:1").contains("the nearest that passes is #");
        String nearest = told.substring(told.lastIndexOf('#'));
        assertThat(ColorContrast.ratio(nearest, "#ffffff")).isBetween(4.5, 4.6);
        assertThat(read(MILLBROOK.replace("\"#0b5c6b\"", "\"" + nearest + "\"")).colors().brand()).isEqualTo(nearest);
    }

    @Test
    void a_tile_source_must_be_https_and_safe_in_a_header() {
        String named = MILLBROOK.replace("# tiles: ", "  tiles: ");
        assertThat(read(named).map().tileOrigin()).contains("https://tiles.example.gov");
        assertThat(read(MILLBROOK).map().tileOrigin()).isEmpty();
        for (String wrong : new String[] {
                "http://tiles.example.gov/{z}/{x}/{y}.png", "https://tiles.example.gov/map.png",
                "\"https://a.gov; script-src *; /{z}/{x}/{y}\"", "https://*/{z}/{x}/{y}"}) {
            assertThat(mistakes(named.replaceAll("  tiles: \\S+", java.util.regex.Matcher.quoteReplacement("  tiles: " + wrong))))
                    .singleElement().asString().contains("map.tiles: expected an address such as");
        }
    }

    @Test
    void contrast_is_calculated_by_the_standard() {
        assertThat(ColorContrast.ratio("#000000", "#ffffff")).isEqualTo(21.0);
        assertThat(ColorContrast.isEnough("#767676", "#ffffff")).isTrue(); // the lightest gray that passes, the standard's own example
        assertThat(ColorContrast.isEnough("#777777", "#ffffff")).isFalse();
    }

    @Test
    void callers_asking_for_a_person_are_never_connected_to_our_own_number() {
        assertThat(mistakes(MILLBROOK.replace("staff: +1 503 555 0198", "staff: +1 503 555 0199")))
                .singleElement().asString().contains("lines.staff");
    }

    @Test
    void a_fee_is_flat_and_percent_up_to_its_cap_rounded_to_the_cent() {
        ConvenienceFees fees = read(MILLBROOK.replace("flat: 0.00, percent: 0, cap: 0.00", "flat: 0.30, percent: 2.35, cap: 5.00")).fees();
        assertThat(fees.feeOn(ConvenienceFees.Method.CARD, Money.usd("84.12"))).isEqualTo(Money.usd("2.28")); // 0.30 + 1.97682
        // 0.30 + 0.235: half a cent is rounded up.
        assertThat(fees.feeOn(ConvenienceFees.Method.CARD, Money.usd("10.00"))).isEqualTo(Money.usd("0.54"));
        assertThat(fees.feeOn(ConvenienceFees.Method.CARD, Money.usd("1904.18"))).isEqualTo(Money.usd("5.00"));
        assertThat(fees.feeOn(ConvenienceFees.Method.BANK, Money.usd("1904.18"))).isEqualTo(Money.usd(0));
    }

    @Test
    void an_account_number_is_read_in_any_form_with_a_valid_check_digit() {
        AccountNumberFormat numbers = read(MILLBROOK).accountNumbers();
        assertThat(numbers.parse(" 100 200-302 ")).contains("100200302");
        for (String ofMillbrook : List.of(
                "100200484", "100200559", "100200633", "100200716", "100200898", "100200971", "100201052")) {
            assertThat(numbers.parse(ofMillbrook)).contains(ofMillbrook);
        }
        assertThat(numbers.parse("100200303")).isEmpty();
        assertThat(numbers.parse("100200320")).isEmpty(); // two digits are transposed
        assertThat(numbers.parse("10020030")).isEmpty();
        assertThat(numbers.parse("１００２００３０２")).isEmpty();
    }

    @Test
    void after_hours_the_next_opening_skips_weekends_and_holidays() {
        OfficeHours hours = read(MILLBROOK).hours();
        assertThat(hours.isOpen(at("2026-11-25T16:59"))).isTrue();
        assertThat(hours.isOpen(at("2026-11-25T17:00"))).isFalse();
        assertThat(hours.nextOpen(at("2026-11-25T17:00"))).isEqualTo(at("2026-11-27T08:00")); // Thursday is Thanksgiving
        assertThat(hours.nextOpen(at("2026-11-27T18:00"))).isEqualTo(at("2026-11-30T08:00"));
        assertThat(hours.nextOpen(at("2026-11-30T06:00"))).isEqualTo(at("2026-11-30T08:00"));
        assertThat(new BusinessCalendar(hours).onOrAfter(LocalDate.of(2026, 12, 25))).isEqualTo(LocalDate.of(2026, 12, 28));
    }

    private static ZonedDateTime at(String local) {
        return ZonedDateTime.parse(local + ":00-08:00[America/Los_Angeles]");
    }

    private static Utility read(String text) {
        return UtilityFileReader.read(YamlFile.parse("utility.yaml", text));
    }

    private static List<String> mistakes(String text) {
        InvalidYamlException refused = catchThrowableOfType(InvalidYamlException.class, () -> read(text));
        return refused.getMessage().lines().toList();
    }

    private static long lineOf(String text, String words) {
        return text.substring(0, text.indexOf(words)).lines().count() + (text.charAt(text.indexOf(words) - 1) == '\n' ? 1 : 0);
    }

    private static String millbrook() {
        try (var in = UtilityFileReaderTest.class.getResourceAsStream("/utility.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
