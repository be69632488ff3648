package org.curbstop.orders.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.curbstop.common.yaml.InvalidYamlException;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRulesReaderTest {

    private static final String MILLBROOK = millbrook();

    private static String millbrook() {
        try (var in = OrderRulesReaderTest.class.getResourceAsStream("/policies/millbrook/orders.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OrderRules read(String text) {
        return OrderRulesReader.read(YamlFile.parse("orders.yaml", text), SampleUtility.millbrook().services(),
                SampleUtility.millbrook().currency());
    }

    @Test
    void the_rules_of_millbrook_are_read() {
        OrderRules rules = read(MILLBROOK);
        assertThat(rules.days().cutOff()).isEqualTo("15:00");
        assertThat(rules.field().serving("Ridge").name()).isEqualTo("hill");
        assertThat(rules.field().serving("nowhere").name()).isEqualTo("hill");
        assertThat(rules.services()).containsKeys(SampleUtility.millbrook().services().toArray(org.curbstop.utility.ServiceType[]::new));
    }

    @Test
    void unreported_visits_go_to_staff_by_default() {
        String silent = MILLBROOK.lines().filter(line -> !line.strip().startsWith("unreported:")).reduce("",
                (all, line) -> all + line + "\n");
        assertThat(read(silent).field().unreported()).isEqualTo(OrderRules.UnreportedVisitPolicy.TO_STAFF);
        assertThat(read(MILLBROOK.replace("unreported: to-staff", "unreported: done")).field().unreported())
                .isEqualTo(OrderRules.UnreportedVisitPolicy.DONE);
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            cut-off: "15:00" | cut-off: "quarter past" | days.cut-off: expected a time of day such as 15:00
            ahead: 1 | ahead: -1 | days.ahead: expected a whole number from 0 to 30
            furthest: 60 | furthest: 2 | days.furthest: expected more days than the earliest can lie ahead
            overlap: 7 | overlap: many | days.overlap: expected a whole number from 0 to 60
            until: "11:00" | until: "16:00" | days.same-day.until: expected a time not after the cut-off
            fee: 45.00 | fee: -45.00 | days.same-day.fee: expected an amount such as 45.00, not below zero
            electric: {visit: never, access: none} | electric: {visit: sometimes, access: none} | services.electric.visit: expected one of \
            never, when-off, always
            sewer: {visit: never, access: none} | sewerage: {visit: never, access: none} | services.sewerage: expected one of electric, water, sewer
            stormwater: {visit: never, access: none} | # nothing | services.stormwater: expected a line for each service that utility.yaml \
            lists, but it is missing
            leak-check: {access: inside} | leak-check: {access: roof} | tasks.leak-check.access: expected one of none, meter, inside
            re-read: {access: meter} | # nothing | tasks.re-read: expected a line for each task, but it is missing
            morning: 08:00-12:00 | morning: 12:00-08:00 | field.halves.morning: expected from and until such as 08:00-12:00
            feeders: [North, Ridge] | feeders: [North, Mill] | field.areas.river.feeders: expected each feeder in one area only
            morning: 4 | morning: 9999 | field.areas.hill.morning: expected a whole number from 0 to 500
            owes-here: -60 | owes-here: 60 | identity.points.owes-here: expected a whole number from -1000 to 0
            of-age: 18 | of-age: 8 | identity.of-age: expected a whole number from 14 to 25
            wait-days: 3 | wait-days: 99 | final-bill.wait-days: expected a whole number from 0 to 30
            days-to-pay: 21 | days-to-pay: 0 | final-bill.days-to-pay: expected a whole number from 1 to 90
            unreported: to-staff | unreported: forgotten | field.unreported: expected one of to-staff, done
            papers: [fire-flow, site-plan, building-permit] | papers: [fire] | intake.fire-line.papers: expected any of tax-number
            pay-at-once: true | pay-at-once: perhaps | deposits.pay-at-once: expected true or false
            electric: 120.00 | electric: lots | deposits.residential.electric: expected an amount such as 45.00
            electric: 120.00 | steam: 120.00 | deposits.residential.steam: expected one of electric
            good-history: {months: 12} | good-history: {months: 12, years: 1} | deposits.good-history.years: expected no such field
            occupant-notice: 10 | occupant-notice: soon | landlords.occupant-notice: expected a whole number from 0 to 90
            papers: [lease-or-deed, unit-list] | papers: [horoscope] | intake.multi-unit.papers: expected any of tax-number
            """)
    void a_mistake_is_reported_with_its_line_and_what_was_expected(String right, String wrong, String told) {
        assertThat(MILLBROOK).contains(right);
        String text = MILLBROOK.replaceFirst(java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong));
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidYamlException.class).hasMessageContaining(told)
                .hasMessageMatching("(?s)orders\\.yaml:\\d+: .*");
    }

    @Test
    void all_mistakes_are_reported_at_once_with_their_lines() {
        String text = MILLBROOK.replace("ahead: 1 ", "ahead: one ").replace("of-age: 18", "of-age: grown");
        int ahead = line(text, "ahead: one");
        int ofAge = line(text, "of-age: grown");
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining("orders.yaml:" + ahead + ": days.ahead")
                .hasMessageContaining("orders.yaml:" + ofAge + ": identity.of-age");
    }

    private static int line(String text, String of) {
        return (int) text.substring(0, text.indexOf(of)).lines().count();
    }
}
