package org.curbstop.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.notices.SmsSegments.Encoding.GSM_7;
import static org.curbstop.notices.SmsSegments.Encoding.UCS_2;

import org.junit.jupiter.api.Test;

class SmsSegmentsTest {

    @Test
    void gsm_7_holds_160_characters_alone_and_153_per_segment() {
        assertThat(SmsSegments.of("a".repeat(160))).isEqualTo(new SmsSegments(GSM_7, 160, 1));
        assertThat(SmsSegments.of("a".repeat(161))).isEqualTo(new SmsSegments(GSM_7, 161, 2));
        assertThat(SmsSegments.of("a".repeat(306))).isEqualTo(new SmsSegments(GSM_7, 306, 2));
        assertThat(SmsSegments.of("a".repeat(307))).isEqualTo(new SmsSegments(GSM_7, 307, 3));
    }

    @Test
    void ucs_2_holds_70_characters_alone_and_67_per_segment() {
        assertThat(SmsSegments.of("ó".repeat(70))).isEqualTo(new SmsSegments(UCS_2, 70, 1));
        assertThat(SmsSegments.of("ó".repeat(71))).isEqualTo(new SmsSegments(UCS_2, 71, 2));
        assertThat(SmsSegments.of("ó".repeat(135))).isEqualTo(new SmsSegments(UCS_2, 135, 3));
    }

    @Test
    void braces_and_the_euro_sign_take_two_units_that_are_never_split() {
        assertThat(SmsSegments.of("€".repeat(80))).isEqualTo(new SmsSegments(GSM_7, 160, 1));
        // 152 letters leave one unit, so the whole character moves to the next segment
        assertThat(SmsSegments.of("a".repeat(152) + "€" + "a".repeat(151))).isEqualTo(new SmsSegments(GSM_7, 305, 2));
        assertThat(SmsSegments.of("a".repeat(152) + "€" + "a".repeat(152))).isEqualTo(new SmsSegments(GSM_7, 306, 3));
    }

    @Test
    void an_emoji_takes_two_units_that_are_never_split() {
        assertThat(SmsSegments.of("😀".repeat(35))).isEqualTo(new SmsSegments(UCS_2, 70, 1));
        assertThat(SmsSegments.of("😀".repeat(36))).isEqualTo(new SmsSegments(UCS_2, 72, 2));
        assertThat(SmsSegments.of("😀".repeat(66))).isEqualTo(new SmsSegments(UCS_2, 132, 2));
        // 33 characters and one unused unit in each segment.
        assertThat(SmsSegments.of("😀".repeat(67))).isEqualTo(new SmsSegments(UCS_2, 134, 3));
    }

    @Test
    void some_spanish_letters_are_in_gsm_7() {
        assertThat(SmsSegments.of("¿Mañana? ¡Sí!").encoding()).isEqualTo(UCS_2);
        assertThat(SmsSegments.of("¿Mañana? ¡Qué pingüino!").encoding()).isEqualTo(GSM_7);
    }

    @Test
    void quotes_and_dashes_are_replaced_by_plain_ones() {
        assertThat(SmsSegments.fitted("It’s “back” – now…", 2)).isEqualTo("It's \"back\" - now...");
    }

    @Test
    void accents_are_removed_only_where_they_cost_segments() {
        String brief = "Sí, todavía hay un apagón en su zona.";
        assertThat(SmsSegments.fitted(brief, 1)).isEqualTo(brief);
        String longer = "Su cuadrilla está en camino. ".repeat(5).strip();
        assertThat(SmsSegments.of(longer).count()).isEqualTo(3);
        assertThat(SmsSegments.fitted(longer, 1)).isEqualTo("Su cuadrilla esta en camino. ".repeat(5).strip());
        assertThat(SmsSegments.of(SmsSegments.fitted(longer, 1)).count()).isEqualTo(1);
        assertThat(SmsSegments.fitted("ñ é ü 中 á".repeat(20), 1)).contains("á"); // no gain, because another letter forces UCS-2 anyway
    }
}
