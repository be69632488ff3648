package org.curbstop.conversation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.curbstop.common.Money;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.PromptVariant;
import org.junit.jupiter.api.Test;

class SlotValueFormatterTest {

    private static final TurnEnvironment NOW = new TurnEnvironment(LocalDate.of(2026, 11, 22), ZoneId.of("America/Los_Angeles"), Money.USD,
            Map.of());

    @Test
    void only_distant_dates_are_formatted_with_their_year() {
        assertThat(said(Locale.US, PromptVariant.VOICE, SlotValue.of(LocalDate.of(1990, 5, 4)))).isEqualTo("May 4, 1990");
        assertThat(said(Locale.US, PromptVariant.VOICE, SlotValue.of(LocalDate.of(2026, 12, 4)))).endsWith("December 4");
        assertThat(said(Locale.of("es"), PromptVariant.PAGE, SlotValue.of(LocalDate.of(1990, 5, 4)))).isEqualTo("4 de mayo de 1990");
    }

    @Test
    void a_day_ahead_is_said_and_texted_with_its_weekday() {
        var friday = SlotValue.of(LocalDate.of(2026, 12, 4));
        assertThat(said(Locale.US, PromptVariant.VOICE, friday)).isEqualTo("Friday, December 4");
        assertThat(said(Locale.US, PromptVariant.TEXT, friday)).isEqualTo("Fri, December 4");
        assertThat(said(Locale.US, PromptVariant.PAGE, friday)).isEqualTo("December 4");
        assertThat(said(Locale.of("es", "US"), PromptVariant.VOICE, friday)).isEqualTo("viernes, 4 de diciembre");
        assertThat(said(Locale.US, PromptVariant.VOICE, SlotValue.of(LocalDate.of(2026, 11, 6)))).isEqualTo("November 6");
    }

    @Test
    void a_time_window_is_formatted_as_its_date_and_hours() {
        var morning = new SlotValue.TimeWindow(Instant.parse("2026-11-24T16:00:00Z"), Instant.parse("2026-11-24T20:00:00Z"));
        assertThat(said(Locale.US, PromptVariant.CHAT, morning)).isEqualTo("Tuesday, November 24, 8 AM – 12 PM");
        assertThat(said(Locale.US, PromptVariant.VOICE, morning)).isEqualTo("Tuesday, November 24 at 8 AM until 12 PM");
        assertThat(said(Locale.of("es", "US"), PromptVariant.VOICE, morning)).isEqualTo("martes, 24 de noviembre, 8 a.m. until 12 p.m.");
        assertThat(said(Locale.US, PromptVariant.TEXT, morning)).isEqualTo("Tue, Nov 24, 8 AM – 12 PM");
    }

    @Test
    void times_are_spoken_with_the_weekday_and_without_zero_minutes() {
        var eight = SlotValue.of(Instant.parse("2026-11-30T16:00:00Z"));
        assertThat(said(Locale.US, PromptVariant.VOICE, eight)).isEqualTo("Monday, November 30 at 8 AM");
        assertThat(said(Locale.US, PromptVariant.VOICE, SlotValue.of(Instant.parse("2026-11-30T16:30:00Z"))))
                .isEqualTo("Monday, November 30 at 8:30 AM");
        assertThat(said(Locale.US, PromptVariant.CHAT, eight)).isEqualTo("November 30 at 8:00 AM");
    }

    @Test
    void the_last_four_digits_are_spoken_one_by_one_in_one_group() {
        assertThat(said(Locale.US, PromptVariant.VOICE, SlotValue.digits("0302"))).isEqualTo("0 3 0 2");
    }

    @Test
    void a_reference_is_formatted_as_nine_digits_never_as_an_id() {
        assertThat(said(Locale.US, PromptVariant.TEXT, SlotValue.of("rep_01m8k2c9v3n4q5r6s7t8w9"))).matches("[1-9]\\d{2} \\d{3} \\d{3}");
        assertThat(said(Locale.US, PromptVariant.VOICE, SlotValue.of("rep_01m8k2c9v3n4q5r6s7t8w9")))
                .matches("\\d \\d \\d, \\d \\d \\d, \\d \\d \\d");
        assertThat(said(Locale.US, PromptVariant.PAGE, SlotValue.digits("417203889"))).isEqualTo("417 203 889");
        assertThat(said(Locale.US, PromptVariant.CHAT, SlotValue.of("12 Alder St"))).isEqualTo("12 Alder St");
    }

    private static String said(Locale locale, PromptVariant variant, SlotValue value) {
        return new SlotValueFormatter(locale, variant, NOW, (name, facts) -> facts.isEmpty() ? name : facts.get("from") + " until "
                + facts.get("until")).format(value);
    }
}
