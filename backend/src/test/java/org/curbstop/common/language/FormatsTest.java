package org.curbstop.common.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private static final Formats ENGLISH = Formats.of(Language.ENGLISH);
    private static final Formats SPANISH = Formats.of(new Language("es"));
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final Instant MORNING = Instant.parse("2026-11-30T16:00:00Z");

    @Test
    void the_minus_sign_precedes_the_currency() {
        assertThat(ENGLISH.money(Money.usd(123_412))).isEqualTo("$1,234.12");
        assertThat(ENGLISH.money(Money.usd(-500))).isEqualTo("\u2212$5.00");
        assertThat(SPANISH.money(Money.usd(8_412))).isEqualTo("$84.12");
    }

    @Test
    void short_money_omits_zero_cents() {
        assertThat(ENGLISH.shortMoney(Money.usd(7_755_000))).isEqualTo("$77,550");
        assertThat(ENGLISH.shortMoney(Money.usd(7_755_050))).isEqualTo("$77,550.50");
    }

    @Test
    void rates_and_numbers_keep_their_significant_digits() {
        assertThat(ENGLISH.rate(new BigDecimal("0.0905"), Money.USD)).isEqualTo("$0.0905");
        assertThat(ENGLISH.number(new BigDecimal("612.000"))).isEqualTo("612");
        assertThat(ENGLISH.number(1_234.5)).isEqualTo("1,234.5");
        assertThat(ENGLISH.percent(new BigDecimal("0.065"))).isEqualTo("6.5%");
        assertThat(SPANISH.percent(new BigDecimal("0.065"))).isEqualTo("6.5%");
    }

    @Test
    void dates_are_written_out() {
        LocalDate day = LocalDate.of(2026, 11, 30);
        assertThat(ENGLISH.date(day)).isEqualTo("November 30, 2026");
        assertThat(SPANISH.date(day)).isEqualTo("30 de noviembre de 2026");
        assertThat(ENGLISH.shortDate(day)).isEqualTo("Nov 30, 2026");
        assertThat(ENGLISH.dateWithWeekday(day)).isEqualTo("Monday, November 30, 2026");
        assertThat(SPANISH.monthAndDay(MonthDay.of(11, 30))).isEqualTo("30 de noviembre");
        assertThat(ENGLISH.monthOfYear(YearMonth.of(2026, 11))).isEqualTo("November 2026");
    }

    @Test
    void times_and_ranges_use_ordinary_spaces() {
        assertThat(ENGLISH.dateTime(MORNING.atZone(ZONE))).isEqualTo("November 30, 2026, 8:00 AM");
        assertThat(ENGLISH.shortDateTime(MORNING.atZone(ZONE))).isEqualTo("Nov 30, 2026, 8:00 AM");
        assertThat(ENGLISH.timeRange(LocalTime.of(8, 0), LocalTime.of(12, 30))).isEqualTo("8:00 AM \u2013 12:30 PM");
        assertThat(SPANISH.time(LocalTime.of(8, 0)).chars()).allMatch(sign -> sign != 0x202f && sign != 0xa0);
        assertThat(ENGLISH.interval("MMMMEEEEdj", MORNING, MORNING.plusSeconds(14_400), ZONE))
                .isEqualTo("Monday, November 30, 8 AM \u2013 12 PM");
    }

    @Test
    void lists_use_the_conjunction_of_the_language() {
        assertThat(ENGLISH.list(List.of("North", "Mill", "Ridge"))).isEqualTo("North, Mill, and Ridge");
        assertThat(SPANISH.alternatives(List.of("gas", "aceite"))).isEqualTo("gas o aceite");
        assertThat(SPANISH.ownName()).isEqualTo("Espa\u00f1ol");
    }
}
