package org.curbstop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.audit.AuditForTests;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.MisunderstoodPhrases.LabelState;
import org.curbstop.conversation.MisunderstoodPhrases.MisunderstoodPhrase;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

@DatabaseTest
class MisunderstoodPhrasesTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-29T20:00:00Z"), ZoneOffset.UTC);
    private static final Actor SAM = Actor.staff("sam");

    private final TestStore store;

    MisunderstoodPhrasesTest(TestStore store) {
        this.store = store;
    }

    private MisunderstoodPhrases at(Clock clock) {
        var database = store.another();
        return new MisunderstoodPhrases(database, AuditForTests.over(database, clock), clock);
    }

    private static String recorded(MisunderstoodPhrases phrases, String words) {
        return phrases.record(words, Language.ENGLISH, IntentDecision.REPHRASE).orElseThrow();
    }

    private static List<String> open(MisunderstoodPhrases phrases) {
        return phrases.list(Language.ENGLISH, LabelState.OPEN, 1000).stream().map(MisunderstoodPhrase::words).toList();
    }

    @Test
    void numbers_addresses_and_mail_addresses_are_not_kept() {
        var phrases = at(NOON);
        recorded(phrases, "the thing at 12 Alder St, acct 100200302, mail ada@example.org, ••••");
        assertThat(open(phrases)).containsExactly("the thing at addressmask acct numbermask mail");
    }

    @Test
    void the_name_that_somebody_gives_is_not_kept() {
        var phrases = at(NOON);
        recorded(phrases, "this is Zelda Quigley calling about the thing");
        recorded(phrases, "My name is Zelda Quigley and zorgle my flibber");
        assertThat(open(phrases)).containsExactlyInAnyOrder("this is calling about the thing", "my name is and zorgle my flibber");
        phrases.record("me llamo Zelda Quigley y es por la cosa esa", Language.SPANISH, IntentDecision.REPHRASE);
        assertThat(phrases.list(Language.SPANISH, LabelState.OPEN, 10)).extracting(MisunderstoodPhrase::words)
                .containsExactly("me llamo y es por la cosa esa");
    }

    @Test
    void the_same_words_are_kept_once_and_counted() {
        var phrases = at(NOON);
        String first = recorded(phrases, "Settle up, please!");
        assertThat(recorded(phrases, "settle up please")).isEqualTo(first);
        recorded(phrases, "zorgle my flibber");
        assertThat(phrases.list(Language.ENGLISH, LabelState.OPEN, 10)).extracting(MisunderstoodPhrase::count).containsExactly(2, 1);
        assertThat(phrases.list(Language.SPANISH, LabelState.OPEN, 10)).isEmpty();
    }

    @Test
    void a_labeled_phrase_becomes_a_training_line_and_can_be_unlabeled() {
        var phrases = at(NOON);
        String id = recorded(phrases, "settle up please");
        assertThat(phrases.label(id, "pay-bill", SAM)).isTrue();
        assertThat(open(phrases)).isEmpty();
        assertThat(phrases.trainingLines(Language.ENGLISH)).containsOnlyKeys("intents/pay-bill.txt")
                .containsEntry("intents/pay-bill.txt", List.of("settle up please"));
        assertThat(phrases.unlabel(id, SAM)).isTrue();
        assertThat(open(phrases)).containsExactly("settle up please");
        assertThat(phrases.trainingLines(Language.ENGLISH)).isEmpty();
    }

    @Test
    void a_missed_hazard_is_labeled_by_its_kind_and_teaches_the_hazard_detector() {
        var phrases = at(NOON);
        String id = recorded(phrases, "the stove is hissing at me");
        assertThat(phrases.labels(Language.ENGLISH)).contains("danger/gas", "danger/carbon-monoxide").doesNotContain("report-hazard");
        assertThat(phrases.label(id, "danger/gas", SAM)).isTrue();
        assertThat(phrases.trainingLines(Language.ENGLISH))
                .containsExactly(Map.entry("danger/gas.txt", List.of("the stove is hissing at me")));
        String spanish = phrases.record("la estufa me silba feo", Language.SPANISH, IntentDecision.ACT).orElseThrow();
        assertThat(phrases.label(spanish, "danger/gas", SAM)).isTrue();
        assertThat(phrases.trainingLines(Language.SPANISH)).containsOnlyKeys("danger/gas.txt");
    }

    @Test
    void a_phrase_labeled_as_a_hazard_before_kinds_could_be_chosen_is_still_exported() {
        var phrases = at(NOON);
        var now = NOON.instant();
        store.store().collection(MisunderstoodPhrase.class, "misunderstood_phrases").insert(new MisunderstoodPhrase("old", 0,
                Language.ENGLISH, "something is hissing", 1, now, now, LocalDate.ofInstant(now, ZoneOffset.UTC), IntentDecision.REPHRASE,
                Map.of(), LabelState.LABELLED, Optional.of("report-hazard")));
        assertThat(phrases.trainingLines(Language.ENGLISH)).containsOnlyKeys("intents/report-hazard.txt");
        assertThat(phrases.unlabel("old", SAM)).isTrue();
    }

    @Test
    void an_intent_unknown_to_the_language_is_rejected_as_a_label() {
        var phrases = at(NOON);
        String id = recorded(phrases, "settle up please");
        assertThat(phrases.labels(Language.ENGLISH)).contains("pay-bill", "other");
        assertThat(phrases.label(id, "buy-pizza", SAM)).isFalse();
        assertThat(phrases.label("no such id", "pay-bill", SAM)).isFalse();
        assertThat(open(phrases)).containsExactly("settle up please");
    }

    @Test
    void phrases_are_deleted_after_ninety_days() {
        recorded(at(NOON), "settle up please");
        assertThat(at(Clock.offset(NOON, Duration.ofDays(90))).deleteExpired()).isZero();
        assertThat(at(Clock.offset(NOON, Duration.ofDays(92))).deleteExpired()).isEqualTo(1);
        assertThat(open(at(NOON))).isEmpty();
    }

    @Test
    void a_flood_of_nonsense_phrases_does_not_fill_the_store() {
        var phrases = at(NOON);
        for (int i = 0; i < 400; i++) {
            String word = "" + "abcdefghij".charAt(i % 10) + "abcdefghij".charAt(i / 10 % 10) + "abcd".charAt(i / 100);
            phrases.record("zorgle " + word, Language.ENGLISH, IntentDecision.MENU);
        }
        assertThat(open(phrases)).hasSize(300);
        assertThat(phrases.record("a ".repeat(200), Language.ENGLISH, IntentDecision.MENU)).isEmpty();
    }
}
