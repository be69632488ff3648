package org.curbstop.conversation.understanding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.conversation.FirstUtterance;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.understanding.intents.IntentData;
import org.curbstop.flows.FlowActionSpecs;
import org.springframework.core.io.ClassPathResource;

/**
 * Sentences labeled with their intent, mostly under {@code src/test/resources/understanding}. Those are written independently of the
 * training sentences and never used for training; {@link #hazards}, {@link #nearMisses} and {@link #persons} are training sentences.
 */
final class LabeledSentences {

    private static final List<Language> LANGUAGES = List.of(Language.ENGLISH, Language.SPANISH);
    private static final FirstUtterance UNDERSTANDING = FirstUtterance.in(LANGUAGES, FlowActionSpecs.specs(),
            FlowActionSpecs.promptFacts(), LocalDate.of(2026, 11, 29), Money.USD);

    /** @param kind kind of hazard, or empty */
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

        /** Returns whether a hazard is warned of or asked about. A question costs a turn, but less than a missed warning. */
        boolean warnedOrAsked() {
            var prediction = prediction();
            return prediction.intent().equals(IntentPrediction.REPORT_HAZARD)
                    && EnumSet.of(IntentDecision.ACT, IntentDecision.OFFER).contains(prediction.decision());
        }

        boolean actedWrongly() {
            return acted() && !right();
        }

        /** Returns whether the intent is acted on or is one of the two tasks offered. */
        boolean actedOrOffered() {
            var prediction = prediction();
            return reached() || prediction.decision() == IntentDecision.OFFER
                    && (right() || prediction.alternatives().stream().limit(1).anyMatch(intent::equals));
        }
    }

    private LabeledSentences() {}

    static List<Sentence> heldOut(String language) {
        return lines("intents-" + language + ".tsv").stream().map(line -> new Sentence(language, line[0], "", line[1])).toList();
    }

    /** Returns sentences that must reach their task, whatever is learned later. */
    static List<Sentence> mustReach() {
        return lines("must-reach.tsv").stream().map(line -> new Sentence(line[0], line[1], "", line[2])).toList();
    }

    /** Returns the training sentences of hazards, which do not measure how well new sentences are understood. */
    static List<Sentence> hazards() {
        return Arrays.stream(DetectedHazard.values())
                .flatMap(hazard -> trainingSentences(hazard.key(), IntentPrediction.REPORT_HAZARD)).toList();
    }

    /** Returns training sentences that report no hazard, many with hazard words. */
    static List<Sentence> nearMisses() {
        return trainingSentences(IntentData.OTHER, "").toList();
    }

    static List<Sentence> persons() {
        return trainingSentences(IntentData.PERSON, IntentPrediction.TALK_TO_PERSON).toList();
    }

    private static Stream<Sentence> trainingSentences(String kind, String intent) {
        return IntentData.languagesWithHazards().stream()
                .flatMap(language -> LanguageFolder.text(language, "danger/" + kind + ".txt").lines()
                        .filter(line -> line.indexOf('(') < 0).map(line -> new Sentence(language.tag(), intent, kind, line)));
    }

    /** Returns hazards, near-misses or person of the second held-out set, written before the hazard words were looked at. */
    static List<Sentence> second(String file, String intent) {
        return lines("second/" + file + ".tsv").stream().map(line -> new Sentence(line[0], intent, "", line[line.length - 1])).toList();
    }

    /** Returns the even lines of the second set, which nobody looked at when hazard words were added. */
    static List<Sentence> neverLookedAt(List<Sentence> second) {
        return IntStream.range(0, second.size() / 2).mapToObj(i -> second.get(2 * i + 1)).toList();
    }

    static List<Sentence> in(String language, List<Sentence> sentences) {
        return sentences.stream().filter(sentence -> sentence.language().equals(language)).toList();
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
