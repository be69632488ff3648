package org.curbstop.conversation.understanding;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.bench.Bench;
import org.curbstop.bench.Figure;
import org.curbstop.common.Language;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.understanding.LabeledSentences.Sentence;
import org.curbstop.conversation.understanding.intents.IntentData;
import org.curbstop.conversation.understanding.intents.IntentModel;

/** Measures how well first utterances are understood, mainly on held-out sentences, and the CPU and memory it takes. */
public final class UnderstandingBench implements Bench {

    private static final int ROUNDS = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "understanding";
    }

    /** @param arguments {@code misses} also prints the sentences that were misunderstood */
    @Override
    @SuppressWarnings("SystemOut")
    public void run(List<String> arguments) {
        boolean showMisses = arguments.contains("misses");
        for (var language : List.of("en", "es")) {
            printIntents(language, LabeledSentences.heldOut(language), showMisses);
            printNlpJs(language);
        }
        printHazards("second set", LabeledSentences.second("hazards", IntentPrediction.REPORT_HAZARD),
                LabeledSentences.second("near-misses", ""), LabeledSentences.second("person", IntentPrediction.TALK_TO_PERSON));
        printHazards("second set, never looked at",
                LabeledSentences.neverLookedAt(LabeledSentences.second("hazards", IntentPrediction.REPORT_HAZARD)),
                LabeledSentences.neverLookedAt(LabeledSentences.second("near-misses", "")),
                LabeledSentences.neverLookedAt(LabeledSentences.second("person", IntentPrediction.TALK_TO_PERSON)));
        printHazards("learnt from", LabeledSentences.hazards(), LabeledSentences.nearMisses(), LabeledSentences.persons());
        for (var language : List.of(Language.ENGLISH, Language.SPANISH)) {
            var slots = SlotCases.of(language);
            Figure.atLeast(name(), "values read exactly, " + language.tag() + " of " + slots.size(),
                    100.0 * slots.stream().filter(SlotCases.SlotCase::exact).count() / slots.size(), "%", 97).print();
            Figure.exactly(name(), "amounts and days read wrongly, " + language.tag() + " of " + slots.size(),
                    slots.stream().filter(SlotCases.SlotCase::silentlyWrong).count(), "values", 0).print();
        }
        var mustReach = LabeledSentences.mustReach();
        Figure.exactly(name(), "must reach and do not, of " + mustReach.size(),
                mustReach.stream().filter(sentence -> !sentence.actedOrOffered()).count(), "sentences", 0).print();
        printCosts();
    }

    private void printIntents(String language, List<Sentence> sentences, boolean showMisses) {
        var ours = sentences.stream().filter(sentence -> !sentence.intent().equals(IntentData.OTHER)).toList();
        var others = sentences.stream().filter(sentence -> sentence.intent().equals(IntentData.OTHER)).toList();
        String of = ", " + language + " of " + sentences.size();
        Figure.atLeast(name(), "best intent right" + of, LabeledSentences.percent(sentences, Sentence::right), "%", 92).print();
        var known = trainingSentences(language);
        var unknown = sentences.stream().filter(sentence -> !known.contains(TextNormalizer.normalize(sentence.text()))).toList();
        Figure.atLeast(name(), "best intent right without sentences learnt from, " + language + " of " + unknown.size(),
                LabeledSentences.percent(unknown, Sentence::right), "%", 92).print();
        Figure.atMost(name(), "acted on wrongly" + of, LabeledSentences.percent(sentences, Sentence::actedWrongly), "%", 3).print();
        Figure.atLeast(name(), "acted or offered rightly, " + language + " of " + ours.size(),
                LabeledSentences.percent(ours, Sentence::actedOrOffered), "%", 97).print();
        Figure.atLeast(name(), "right at once, " + language + " of " + ours.size(),
                LabeledSentences.percent(ours, Sentence::reached), "%", 80).print();
        Figure.atMost(name(), "out of scope acted on, " + language + " of " + others.size(),
                LabeledSentences.percent(others, Sentence::actedWrongly), "%", 4).print();
        if (showMisses) {
            misses(ours, true);
        }
    }

    /** Prints the figures of nlp.js for the same sentences; they have no goals. */
    private void printNlpJs(String language) {
        var heldOut = LabeledSentences.heldOut(language);
        var hazards = LabeledSentences.in(language, LabeledSentences.second("hazards", IntentPrediction.REPORT_HAZARD));
        var nearMisses = LabeledSentences.in(language, LabeledSentences.second("near-misses", ""));
        var all = Stream.of(heldOut, hazards, nearMisses).flatMap(List::stream).toList();
        NlpJsComparison.of(new Language(language), all).ifPresent(theirs -> {
            String of = ", " + language + " of ";
            var intents = theirs.intents();
            long right = IntStream.range(0, heldOut.size()).filter(i -> intents.get(i).equals(heldOut.get(i).intent())).count();
            long wrong = IntStream.range(0, heldOut.size())
                    .filter(i -> NlpJsComparison.Result.isTask(intents.get(i)) && !intents.get(i).equals(heldOut.get(i).intent())).count();
            var others = IntStream.range(0, heldOut.size()).filter(i -> heldOut.get(i).intent().equals(IntentData.OTHER)).toArray();
            long othersActedOn = Arrays.stream(others).filter(i -> NlpJsComparison.Result.isTask(intents.get(i))).count();
            theirFigure("best intent right" + of + heldOut.size(), 100.0 * right / heldOut.size(), "%");
            theirFigure("acted on wrongly" + of + heldOut.size(), 100.0 * wrong / heldOut.size(), "%");
            theirFigure("out of scope acted on" + of + others.length, 100.0 * othersActedOn / others.length, "%");
            theirFigure("danger heard, second set" + of + hazards.size(),
                    100.0 * countHazards(intents.subList(heldOut.size(), heldOut.size() + hazards.size())) / hazards.size(), "%");
            theirFigure("false alarms, second set" + of + nearMisses.size(),
                    100.0 * countHazards(intents.subList(heldOut.size() + hazards.size(), intents.size())) / nearMisses.size(), "%");
            var millis = theirs.millis().stream().sorted().toList();
            theirFigure("CPU of an utterance, 95th percentile, " + language, millis.get(millis.size() * 95 / 100), "ms");
            theirFigure("memory of the model, " + language, theirs.megabytes(), "MB");
        });
    }

    private static long countHazards(List<String> intents) {
        return intents.stream().filter(IntentPrediction.REPORT_HAZARD::equals).count();
    }

    private void theirFigure(String figure, double value, String unit) {
        Figure.atLeast(name(), "nlp.js: " + figure, value, unit, 0).print();
    }

    /** Returns the normalized training sentences, because short held-out phrases can be among them by coincidence. */
    private static Set<String> trainingSentences(String language) {
        return IntentData.load(new Language(language)).sentences().values().stream().flatMap(List::stream).map(TextNormalizer::normalize)
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("SystemOut")
    private static long misses(List<Sentence> sentences, boolean show) {
        var missed = sentences.stream().filter(sentence -> !sentence.reached()).toList();
        if (show) {
            missed.forEach(sentence -> System.err.println(sentence.intent() + " " + sentence.kind() + ": " + sentence.text()));
        }
        return missed.size();
    }

    private void printHazards(String set, List<Sentence> hazards, List<Sentence> nearMisses, List<Sentence> persons) {
        LabeledSentences.byLanguage(hazards).forEach((language, sentences) -> {
            String of = set + ", " + language + " of " + sentences.size();
            Figure.exactly(name(), "danger neither warned of nor asked about, " + of,
                    sentences.stream().filter(sentence -> !sentence.warnedOrAsked()).count(), "sentences", 0).print();
            Figure.atLeast(name(), "danger warned of at once, " + of, LabeledSentences.percent(sentences, Sentence::reached), "%", 95)
                    .print();
        });
        LabeledSentences.byLanguage(nearMisses).forEach((language, sentences) -> Figure.atMost(name(),
                "false alarms, " + set + ", " + language + " of " + sentences.size(),
                LabeledSentences.percent(sentences, Sentence::warnedOrAsked), "%", 3).print());
        LabeledSentences.byLanguage(persons).forEach((language, sentences) -> Figure.exactly(name(),
                "person missed, " + set + ", " + language + " of " + sentences.size(),
                sentences.stream().filter(sentence -> !sentence.reached()).count(), "sentences", 0).print());
    }

    private void printCosts() {
        var sentences = new ArrayList<Sentence>();
        List.of("en", "es").forEach(language -> sentences.addAll(LabeledSentences.heldOut(language)));
        var nanos = new ArrayList<Long>();
        for (int round = 0; round < ROUNDS; round++) {
            nanos.clear();
            for (var sentence : sentences) {
                long from = THREADS.getCurrentThreadCpuTime(); // of this thread only: other processes share the machine
                sentence.prediction();
                nanos.add(THREADS.getCurrentThreadCpuTime() - from);
            }
        }
        nanos.sort(null);
        Figure.atMost(name(), "CPU of an utterance, median", nanos.get(nanos.size() / 2) / 1e6, "ms", 2).print();
        Figure.atMost(name(), "CPU of an utterance, 95th percentile", nanos.get(nanos.size() * 95 / 100) / 1e6, "ms", 2).print();
        for (var language : List.of(Language.ENGLISH, Language.SPANISH)) {
            var model = IntentModel.of(language);
            Figure.atMost(name(), "memory of the model, " + language.tag(),
                    (model.features().length * 12.0 + model.weights().length) / 1_000_000, "MB", 6).print();
        }
    }
}
