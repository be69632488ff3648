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

/** Another task in the middle of one, or the first task of all, out of free words. */
final class IntentRouting {

    /** Free words that answer a question are another task only if we are this sure. */
    private static final double MIN_CONFIDENCE = 0.9;
    /** Words that ask for something; with fewer only what is known whole opens a task. */
    private static final int MIN_CONTENT_WORDS = 3;

    private final TurnContext context;
    private final UtteranceParser utteranceParser;
    private final IntentClassifier classifier;
    private final GlobalCommands commands;

    IntentRouting(TurnContext draft, UtteranceParser readings, IntentClassifier interpreter, GlobalCommands wishing) {
        this.context = draft;
        this.utteranceParser = readings;
        this.classifier = interpreter;
        this.commands = wishing;
    }

    /** Whether these words opened something, or at least a question which. */
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

    /** A word or two that no task goes by: in a task it answers badly, and at the menu two of them are worth the question which. */
    private IntentDecision decideOnFewWords(IntentPrediction prediction, String words) {
        boolean worthAsking = context.isIn(context.catalog.roles().menu())
                && utteranceParser.countContentWords(words, context.language) == MIN_CONTENT_WORDS - 1;
        return worthAsking && prediction.decision() == IntentDecision.ACT ? IntentDecision.OFFER : worthAsking ? prediction.decision()
                : IntentDecision.REPHRASE;
    }

    /** "No hay luz" in a talk that began in English, said whole; a single word only while the language is a guess. */
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

    /** Whether words that would do as an address are rather another task: "I want to pay my bill", "stop service at 3 Cedar Court". */
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

    /** Whether these very words stand for a task. */
    boolean isKnownPhrase(String words) {
        return classifier.classify(words, context.language).exactMatch();
    }

    /** Keeps what was said along with the answer that opened a task: "no water" says which service, too. */
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
