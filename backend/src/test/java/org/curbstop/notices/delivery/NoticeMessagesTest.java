package org.curbstop.notices.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.common.Money;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.SmsSegments;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeMessagesTest {

    private final NoticeMessages messages = new NoticeMessages(SampleUtility.millbrook(),
            TestApplicationUrls.at("https://millbrook.example"));

    private static final Map<String, Object> FACTS = Map.ofEntries(
            Map.entry("amount", Money.usd("84.12")), Map.entry("date", LocalDate.of(2026, 11, 22)),
            Map.entry("due", LocalDate.of(2026, 12, 4)),
            Map.entry("reference", "123456789"), Map.entry("code", "123456"), Map.entry("minutes", 10), Map.entry("verify", "7K2PQX"),
            Map.entry("place", "12 Alder St"), Map.entry("placed", "yes"), Map.entry("service", ServiceType.ELECTRIC),
            Map.entry("account", "…302"),
            Map.entry("when", Instant.parse("2026-11-23T18:30:00Z")), Map.entry("eta", Instant.parse("2026-11-23T01:30:00Z")),
            Map.entry("what", "Boil your water."),
            Map.entry("programme", "LIHEAP energy assistance"), Map.entry("agency", "Mill River Community Action"),
            Map.entry("granted", "yes"),
            Map.entry("documents", "a photo ID and proof of the last 30 days' income"), Map.entry("until", LocalDate.of(2026, 12, 22)),
            Map.entry("why", "its money for this season is used up"),
            Map.entry("kind", "MOVE"), Map.entry("start", LocalDate.of(2026, 11, 24)), Map.entry("stop", LocalDate.of(2026, 11, 30)),
            Map.entry("visited", "yes"), Map.entry("from", LocalTime.of(8, 0)), Map.entry("till", LocalTime.of(12, 0)),
            Map.entry("deposited", "payable"),
            Map.entry("pay", "https://millbrook.example/pay/deposit/x7bv1c8d5e6gk3f9"), Map.entry("credit", "no"),
            Map.entry("estimated", "yes"),
            Map.entry("deposit", Money.usd("180.00")), Map.entry("reason", "occupied"),
            Map.entry("stage", "PAPERS_WANTED"), Map.entry("say", "The lease, please."),
            Map.entry("payments", 6), Map.entry("first", Money.usd("78.10")), Map.entry("schedule", "$78.10 by December 4, 2026"),
            Map.entry("hold", "MEDICAL"), Map.entry("certificate", "yes"), Map.entry("open", "no"), Map.entry("outcome", "REFERRED"),
            Map.entry("payable", "yes"),
            Map.entry("change", "chosen"), Map.entry("decided", "LOST"),
            Map.entry("reviewer", "Millbrook Utility Hearings Officer, (503) 555-0196"));

    private static Properties file(Language language) {
        return LanguageFolder.properties(language, "notices.properties");
    }

    @Test
    void a_failed_payment_promises_nothing_about_late_fees() {
        assertThat(file(Language.ENGLISH).getProperty("payment_failed.mail")).contains("no money was taken").doesNotContain("late fee");
        assertThat(file(Language.SPANISH).getProperty("payment_failed.mail")).contains("no se cobró nada").doesNotContain("recargo");
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void every_notice_kind_is_fully_worded_in_every_language(NoticeKind kind) {
        for (Language language : SampleUtility.millbrook().languages()) {
            for (String part : java.util.List.of("text", "subject", "mail", "about")) {
                assertThat(messages.message(kind, part, language, FACTS)).as(kind + "." + part + " in " + language).isNotBlank()
                        .doesNotContain("{").doesNotContain("}");
            }
        }
    }

    @Test
    void both_languages_have_the_same_keys_and_placeholders() throws Exception {
        Properties english = file(Language.ENGLISH);
        Properties spanish = file(Language.SPANISH);
        assertThat(new TreeSet<>(spanish.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            var facts = new MessageFormat(english.getProperty(key), Locale.US).getArgumentNames();
            assertThat(new MessageFormat(spanish.getProperty(key), Locale.US).getArgumentNames()).as(key).isEqualTo(facts);
        }
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void every_text_has_a_verification_code_and_at_most_two_segments(NoticeKind kind) {
        for (Language language : SampleUtility.millbrook().languages()) {
            String text = SmsSegments.fitted(messages.message(kind, "text", language, FACTS), 2);
            assertThat(text).contains("VERIFY 7K2PQX").startsWith("Millbrook");
            assertThat(SmsSegments.of(text).count()).as(text).isLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void no_notice_shows_an_id(NoticeKind kind) {
        var raw = new java.util.HashMap<>(FACTS);
        raw.put("reference", "rep_01m8k2c9v3n4q5r6s7t8w9");
        for (Language language : SampleUtility.millbrook().languages()) {
            for (String part : java.util.List.of("text", "subject", "mail")) {
                assertThat(messages.message(kind, part, language, raw)).doesNotContain("rep_");
            }
        }
        assertThat(messages.message(NoticeKind.OUTAGE_KNOWN, "mail", Language.ENGLISH, raw))
                .containsPattern("\\b[1-9]\\d{2} \\d{3} \\d{3}\\b");
    }

    @Test
    void money_and_dates_are_formatted_for_the_language() {
        assertThat(messages.message(NoticeKind.RECEIPT, "text", Language.ENGLISH, FACTS)).contains("$84.12 on November 22, 2026");
        assertThat(messages.message(NoticeKind.RECEIPT, "text", Language.SPANISH, FACTS)).contains("$84.12")
                .contains("22 de noviembre de 2026");
    }

    @ParameterizedTest
    @EnumSource(value = NoticeKind.class, names = {"OUTAGE_KNOWN", "OUTAGE_ETA", "OUTAGE_STILL_OUT"})
    void an_estimate_is_the_latest_time_as_everywhere_else(NoticeKind kind) {
        for (String part : java.util.List.of("text", "mail", "call")) {
            assertThat(messages.message(kind, part, Language.ENGLISH, FACTS)).contains("back by Nov 22, 2026, 5:30 PM");
            assertThat(messages.message(kind, part, Language.SPANISH, FACTS)).contains("a más tardar el");
        }
    }

    @Test
    void an_unknown_time_is_described_as_unknown() {
        var unknown = new java.util.HashMap<>(FACTS);
        unknown.put("eta", "assessing");
        assertThat(messages.message(NoticeKind.OUTAGE_KNOWN, "text", Language.ENGLISH, unknown)).contains("still finding out")
                .doesNotContain("assessing");
        assertThat(messages.message(NoticeKind.OUTAGE_KNOWN, "text", Language.ENGLISH, FACTS)).contains("Nov 22, 2026, 5:30 PM")
                .contains("the power outage");
    }
}
