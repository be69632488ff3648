package org.curbstop.conversation.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.conversation.FirstUtterance;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.understanding.intents.IntentData;
import org.curbstop.flows.FlowActionSpecs;
import org.springframework.core.io.ClassPathResource;

/**
 * Sentences with the intent that they mean, under {@code src/test/resources/understanding}: written by other hands than those that the
 * intents are learnt from, and never learnt from.
 */
final class LabelledSentences {

    private static final List<Language> LANGUAGES = List.of(Language.ENGLISH, Language.SPANISH);
    private static final FirstUtterance UNDERSTANDING = FirstUtterance.in(LANGUAGES, FlowActionSpecs.specs(),
            FlowActionSpecs.promptFacts(), LocalDate.of(2026, 11, 29), Money.USD);

    /** @param kind of hazard, or empty */
    record Sentence(String language, String intent, String kind, String text) {

        IntentPrediction prediction() {
            return UNDERSTANDING.interpret(text, new Language(language));
        }

        boolean reached() {
            return acted() && right();
        }

        boolean right() {
            return prediction().intent().equals(intent);
        }

        boolean acted() {
            var prediction = prediction();
            return prediction.decision() == IntentDecision.ACT && !prediction.intent().equals(IntentData.OTHER);
        }

        boolean actedWrongly() {
            return acted() && !right();
        }

        /** Acted on, or one of the two tasks that are offered. */
        boolean actedOrOffered() {
            var prediction = prediction();
            return reached() || prediction.decision() == IntentDecision.OFFER
                    && (right() || prediction.alternatives().stream().limit(1).anyMatch(intent::equals));
        }
    }

    private LabelledSentences() {}

    static List<Sentence> heldOut(String language) {
        return lines("intents-" + language + ".tsv").stream().map(line -> new Sentence(language, line[0], "", line[1])).toList();
    }

    /** Sentences that must reach their task, whatever is learnt later. */
    static List<Sentence> mustReach() {
        return lines("must-reach.tsv").stream().map(line -> new Sentence(line[0], line[1], "", line[2])).toList();
    }

    static List<Sentence> hazards() {
        return lines("hazards.tsv").stream().map(line -> new Sentence(line[0], IntentPrediction.REPORT_HAZARD, line[1], line[2])).toList();
    }

    /** Sentences with the words of a hazard that are none. */
    static List<Sentence> nearMisses() {
        return lines("near-misses.tsv").stream().map(line -> new Sentence(line[0], "", "", line[1])).toList();
    }

    static List<Sentence> persons() {
        return lines("person.tsv").stream().map(line -> new Sentence(line[0], IntentPrediction.TALK_TO_PERSON, "", line[1])).toList();
    }

    static double percent(List<Sentence> sentences, Predicate<Sentence> of) {
        return 100.0 * sentences.stream().filter(of).count() / sentences.size();
    }

    static Map<String, List<Sentence>> byLanguage(List<Sentence> sentences) {
        return sentences.stream().collect(Collectors.groupingBy(Sentence::language, java.util.TreeMap::new, Collectors.toList()));
    }

    private static List<String[]> lines(String file) {
        try {
            return new ClassPathResource("understanding/" + file).getContentAsString(StandardCharsets.UTF_8).lines()
                    .map(line -> line.split("\t")).filter(cells -> Arrays.stream(cells).noneMatch(String::isBlank)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
