package org.curbstop.conversation.understanding;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.IntentClassifier;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.SlotValue;

/**
 * The built-in intent classifier, trained on the grammars at startup; decides by its confidence. Training runs in the background: until it
 * is finished only keywords are recognized, and everything else leads to the menu.
 */
public final class BuiltInIntentClassifier implements IntentClassifier {

    // Tuned on the development sentences under src/test/understanding, never on the blind ones.
    private static final double SURE_SCORE = -0.15;
    private static final double SURE_LEAD = 0.45;
    private static final double SURE_KNOWN = 0.5;
    private static final double LIKELY_SCORE = -0.45;
    private static final double LIKELY_KNOWN = 0.4;

    private final Map<Language, CompletableFuture<LinearIntentModel>> models = new ConcurrentHashMap<>();
    private final BiFunction<String, Language, Map<SlotType, SlotValue>> volunteeredValues;

    /** @param volunteeredValues finds slot values in an utterance that names a task */
    public BuiltInIntentClassifier(Collection<Language> languages, BiFunction<String, Language, Map<SlotType,
            SlotValue>> volunteeredValues) {
        this.volunteeredValues = volunteeredValues;
        languages.forEach(language -> models.put(language, CompletableFuture.supplyAsync(() -> LinearIntentModel.train(language))));
    }

    /** Waits until training is finished, for tests and commands. */
    public BuiltInIntentClassifier awaitTraining() {
        models.values().forEach(CompletableFuture::join);
        return this;
    }

    @Override
    public IntentPrediction classify(String words, Language language) {
        var learnt = models.get(language);
        if (learnt == null || !learnt.isDone() || words.isBlank()) {
            return IntentPrediction.NONE;
        }
        var intents = learnt.join();
        var values = volunteeredValues.apply(words, language);
        String keyword = intents.exactTask(words);
        if (keyword.equals(LinearIntentModel.OTHER)) {
            return IntentPrediction.NONE;
        }
        if (!keyword.isEmpty()) {
            return new IntentPrediction(keyword, 1, IntentDecision.ACT, List.of(), true, values);
        }
        var ranking = intents.rank(words);
        String best = ranking.tasks().getFirst();
        var others = ranking.tasks().stream().skip(1).filter(task -> !task.equals(LinearIntentModel.OTHER)).limit(2).toList();
        return new IntentPrediction(best.equals(LinearIntentModel.OTHER) ? "" : best, confidence(ranking), decision(best, ranking), others,
                false, values);
    }

    private static IntentDecision decision(String best, LinearIntentModel.IntentRanking ranking) {
        if (best.equals(LinearIntentModel.OTHER)) {
            return IntentDecision.MENU;
        }
        if (ranking.score() >= SURE_SCORE && ranking.lead() >= SURE_LEAD && ranking.known() >= SURE_KNOWN) {
            return IntentDecision.ACT;
        }
        return ranking.score() >= LIKELY_SCORE && ranking.known() >= LIKELY_KNOWN ? IntentDecision.OFFER : IntentDecision.REPHRASE;
    }

    private static double confidence(LinearIntentModel.IntentRanking ranking) {
        double sure = 1 / (1 + Math.exp(-3 * (ranking.lead() + Math.min(0, ranking.score()))));
        return Math.round(sure * Math.min(1, ranking.known() + 0.2) * 1000) / 1000.0;
    }
}
