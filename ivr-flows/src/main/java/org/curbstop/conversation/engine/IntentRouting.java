package org.curbstop.conversation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.IntentClassifier;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.UtteranceParser;

/** Routes free words to a task: the first of a conversation, or a digression from the open one. */
final class IntentRouting {

    /** The confidence from which free words that could answer the open question open another task instead. */
    private static final double MIN_CONFIDENCE = 0.9;
    /** Content words; an utterance with fewer opens a task only if it is a known phrase. */
    private static final int MIN_CONTENT_WORDS = 3;

    private final TurnContext context;
    private final UtteranceParser utteranceParser;
    private final IntentClassifier classifier;
    private final GlobalCommands commands;

    IntentRouting(TurnContext context, UtteranceParser utteranceParser, IntentClassifier classifier, GlobalCommands commands) {
        this.context = context;
        this.utteranceParser = utteranceParser;
        this.classifier = classifier;
        this.commands = commands;
    }

    /** @return whether the words opened a task, or a question about which task is meant */
    boolean route(String words) {
        var prediction = classifier.classify(words, context.language);
        if (!prediction.exactMatch() && routeInOtherLanguage(words)) {
            return true;
        }
        return switch (prediction.exactMatch() || utteranceParser.countContentWords(words, context.language) >= MIN_CONTENT_WORDS
                ? prediction.decision() : decideOnFewWords(prediction, words)) {
            case ACT -> openTask(prediction, words);
            case OFFER -> offerTasks(prediction, words);
            case REPHRASE, MENU -> false;
        };
    }

    /**
     * Decides on one or two words that are no known phrase: within a task they count as a misunderstood answer; at the menu two of them
     * lead to the question which task is meant.
     */
    private IntentDecision decideOnFewWords(IntentPrediction prediction, String words) {
        boolean worthAsking = context.isIn(context.catalog.roles().menu())
                && utteranceParser.countContentWords(words, context.language) == MIN_CONTENT_WORDS - 1;
        return worthAsking && prediction.decision() == IntentDecision.ACT ? IntentDecision.OFFER : worthAsking ? prediction.decision()
                : IntentDecision.REPHRASE;
    }

    /** Recognizes a known phrase of another language, such as "no hay luz" in English; a single word only while the language is unsure. */
    private boolean routeInOtherLanguage(String words) {
        if (context.languageSure && words.strip().indexOf(' ') < 0) {
            return false;
        }
        for (var language : context.catalog.supportedLanguages()) {
            var prediction = language.equals(context.language) ? IntentPrediction.NONE : classifier.classify(words, language);
            if (prediction.exactMatch() && context.catalog.hasFlow(prediction.intent())) {
                commands.switchLanguage(language);
                return openTask(prediction, words);
            }
        }
        return false;
    }

    /** Whether words that could be an address open another task: "I want to pay my bill", "stop service at 3 Cedar Court". */
    boolean prefersOtherTask(FlowStep.Ask ask, String words) {
        if (ask.expected() != SlotType.ADDRESS) {
            return false;
        }
        var prediction = classifier.classify(words, context.language);
        return prediction.decision() == IntentDecision.ACT && !prediction.intent().equals(context.topFrame().flow())
                && context.catalog.hasFlow(prediction.intent())
                && (prediction.exactMatch() || prediction.confidence() >= MIN_CONFIDENCE
                        && utteranceParser.countContentWords(words, context.language) >= MIN_CONTENT_WORDS);
    }

    /** Whether these words are a known phrase for a task. */
    boolean isKnownPhrase(String words) {
        return classifier.classify(words, context.language).exactMatch();
    }

    /** Keeps slot values from the utterance that opened a task: "no water" also names the service. */
    void rememberOpening(String words) {
        storeOpening(classifier.classify(words, context.language), words);
    }

    private void storeOpening(IntentPrediction prediction, String words) {
        context.opening.clear();
        context.opening.putAll(prediction.slots());
        context.opening.put(SlotType.WORDS, SlotValue.of(words));
    }

    private boolean openTask(IntentPrediction prediction, String words) {
        if (!context.catalog.hasFlow(prediction.intent()) || context.isIn(prediction.intent()) && context.clarification.isEmpty()) {
            return false;
        }
        storeOpening(prediction, words);
        commands.openTask(prediction.intent());
        return true;
    }

    private boolean offerTasks(IntentPrediction prediction, String words) {
        List<String> flows = new ArrayList<>();
        flows.add(prediction.intent());
        flows.addAll(prediction.alternatives());
        var known = flows.stream().filter(context.catalog::hasFlow).filter(flow -> !context.isIn(flow)).limit(2).toList();
        if (known.isEmpty()) {
            return false;
        }
        storeOpening(prediction, words);
        context.clarification = Optional.of(new Clarification(Clarification.Kind.OFFER, known));
        return true;
    }
}
