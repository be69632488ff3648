package org.curbstop.conversation.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.FlowFileLoader;
import org.curbstop.conversation.understanding.LabeledSentences.Sentence;
import org.curbstop.conversation.understanding.intents.IntentData;
import org.curbstop.flows.FlowActionSpecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstUtteranceTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "vi", "ru", "zh"})
    void a_sentence_for_a_task_opens_it_or_offers_it(String language) {
        var sentences = LabeledSentences.mustReach().stream().filter(sentence -> sentence.language().equals(language)).toList();
        assertThat(sentences).hasSizeGreaterThanOrEqualTo(70);
        assertThat(sentences.stream().filter(sentence -> !sentence.actedOrOffered()).map(Sentence::text)).isEmpty();
    }

    @Test
    void hazard_sentences_that_must_be_recognized_lead_to_a_warning() {
        assertThat(LabeledSentences.mustReach().stream().filter(sentence -> sentence.intent().equals("report-hazard"))
                .filter(sentence -> !sentence.reached()).map(Sentence::text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "en, I can do eighty-four twelve, MONEY, 84.12", "es, puedo pagar ochenta y cuatro con doce, MONEY, 84.12",
            "en, a hundred and fifty is what I got, MONEY, 150.00", "en, one twelve forty, MONEY, 112.40",
            "en, this friday after work, DATE, 2026-12-04", "en, I get paid on the 3rd, DATE, 2026-12-03",
            "es, este sábado estoy en casa todo el día, DATE, 2026-12-05"})
    void an_utterance_that_is_little_but_a_value_has_that_value(String language, String text, SlotType type, String value) {
        assertThat(new Sentence(language, "", "", text).prediction().slots()).extractingByKey(type).extracting(SlotValue::asText)
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"en, i wanna get on one of them payment plan things my sister has", "en, unit 12 has no water",
            "en, my store has no power and the one next door does", "es, voy a escarbar para poner una cerca"})
    void a_number_in_a_sentence_about_something_else_is_no_value(String language, String text) {
        assertThat(new Sentence(language, "", "", text).prediction().slots()).doesNotContainKeys(SlotType.MONEY, SlotType.DATE);
    }

    /** Without such sentences, nothing shows that another task takes over the callers of a new one. */
    @Test
    void every_task_has_labelled_sentences_that_must_reach_it() {
        var catalog = FlowFileLoader.onClassPath().load(List.of(Language.ENGLISH), FlowActionSpecs.specs(),
                Set.copyOf(FlowActionSpecs.promptFacts()));
        var counts = LabeledSentences.mustReach().stream()
                .collect(Collectors.groupingBy(sentence -> sentence.language() + " " + sentence.intent(), Collectors.counting()));
        for (var language : List.of("en", "es")) {
            for (var task : catalog.roles().tasks()) {
                assertThat(counts.getOrDefault(language + " " + task, 0L)).as(language + " " + task).isGreaterThanOrEqualTo(30);
            }
            for (var politeness : List.of("greeting", "thanks")) {
                assertThat(counts.getOrDefault(language + " " + politeness, 0L)).as(language + " " + politeness)
                        .isGreaterThanOrEqualTo(10);
            }
        }
        for (var language : List.of("en", "es", "vi", "ru", "zh")) {
            assertThat(counts.getOrDefault(language + " report-hazard", 0L)).as(language).isGreaterThanOrEqualTo(30);
        }
    }

    /** A task opened by the words alone would only ask whether there is any danger. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void words_that_name_a_hazard_by_themselves_are_warned_of_or_asked_about(String language) {
        var parser = new UtteranceParser(List.of(Language.ENGLISH, Language.SPANISH));
        var lines = LanguageFolder.text(new Language(language), "intents/report-hazard.txt").lines()
                .map(line -> line.replace("=", "").strip())
                .filter(line -> !line.isEmpty() && line.indexOf('(') < 0 && line.indexOf('[') < 0)
                .filter(line -> line.split(" ").length <= 2)
                .filter(line -> !List.of("emergency", "emergencia", "peligro").contains(line));
        assertThat(lines.filter(line -> parser.findSafety(ParsedUtterance.of(line)).matches().isEmpty())).isEmpty();
    }

    @Test
    void fire_alone_is_reported_and_what_else_it_may_mean_is_not() {
        var parser = new UtteranceParser(List.of(Language.ENGLISH, Language.SPANISH));
        for (var text : List.of("fire", "FIRE!", "help, fire", "fire fire", "smoke and fire", "fuego", "hay un incendio", "humo, ayuda",
                "cháy", "пожар", "дым", "火", "着火了")) {
            assertThat(parser.findSafety(ParsedUtterance.of(text)).reported(Language.ENGLISH)).as(text).isPresent();
        }
        for (var text : List.of("no fire", "fire drill", "smoke detector", "sin humo", "Khoi", "emergency", "shocked")) {
            assertThat(parser.findSafety(ParsedUtterance.of(text)).reported(Language.ENGLISH)).as(text).isEmpty();
        }
    }

    @Test
    void filler_words_open_no_task() {
        for (var text : List.of("no", "half", "all", "at home", "i dont know", "wrong", "same", "uh")) {
            assertThat(new Sentence("en", "", "", text).acted()).as(text).isFalse();
        }
        for (var text : List.of("no", "no sé", "todo", "en casa", "la mitad")) {
            assertThat(new Sentence("es", "", "", text).acted()).as(text).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | I was shocked when I saw my bill
            en | he got a shock when he saw the bill
            en | my mom was shocked when she saw the bill
            en | I got a shock when I checked the balance
            en | shocked at how high this is
            en | this bill is a shock to my budget
            es | me dio un shock el recibo
            es | me dio un shock cuando vi la cuenta
            es | me quedé en shock con la factura
            """)
    void a_shocking_bill_is_no_hazard(String language, String text) {
        assertThat(new Sentence(language, "report-hazard", "shock", text).reached()).as("a warning").isFalse();
    }

    @Test
    void a_suspected_hazard_is_offered_and_not_acted_on() {
        var suspected = new Sentence("en", "report-hazard", "line", "what does a wire down look like").prediction();
        assertThat(suspected.intent()).isEqualTo("report-hazard");
        assertThat(suspected.decision()).isEqualTo(IntentDecision.OFFER);
    }

    @Test
    void an_amount_in_dollars_is_not_read_as_a_date() {
        assertThat(new Sentence("es", "", "", "quiero pagar 12 dólares mañana").prediction().slots())
                .containsEntry(SlotType.DATE, SlotValue.of(LocalDate.of(2026, 11, 30)));
        assertThat(new Sentence("en", "", "", "pay 12 dollars on friday").prediction().slots())
                .containsEntry(SlotType.DATE, SlotValue.of(LocalDate.of(2026, 12, 4)));
    }

    /** Utterances must not be kept beyond their turn. */
    @Test
    void understanding_keeps_no_utterances() {
        for (var type : List.of(UtteranceParser.class, HazardDetector.class, SafetyLexicon.class)) {
            assertThat(type.getDeclaredFields()).as(type.getSimpleName()).allMatch(field -> Modifier.isFinal(field.getModifiers()));
        }
    }

    @Test
    void every_language_with_hazard_detection_has_warnings_of_its_own() {
        var catalog = FlowFileLoader.onClassPath().load(List.of(Language.ENGLISH), FlowActionSpecs.specs(),
                Set.copyOf(FlowActionSpecs.promptFacts()));
        for (var language : LanguageFolder.having("safety.yaml")) {
            var prompts = catalog.prompts(language);
            assertThat(prompts.language()).isEqualTo(language);
            for (var hazard : DetectedHazard.values()) {
                for (var key : List.of("common.hazard-" + hazard.key(), "common.suspected-" + hazard.key())) {
                    assertThat(prompts.get(key)).as(key).matches(own -> own.at().file().contains("languages/" + language + "/"));
                }
            }
        }
    }

    @Test
    void a_language_without_intent_sentences_is_rejected() {
        assertThatThrownBy(() -> IntentData.load(new Language("eo"))).hasMessageContaining("languages/eo/intents");
    }

    @Test
    void intents_load_with_a_foreign_context_class_loader() {
        Thread current = Thread.currentThread();
        ClassLoader own = current.getContextClassLoader();
        current.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(IntentData.load(Language.SPANISH).sentences()).containsKeys("pay-bill", "report-outage", IntentData.OTHER);
        } finally {
            current.setContextClassLoader(own);
        }
    }
}
