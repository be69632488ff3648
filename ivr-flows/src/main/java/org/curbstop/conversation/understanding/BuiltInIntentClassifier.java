package org.curbstop.conversation.understanding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.IntentClassifier;
import org.curbstop.conversation.IntentPrediction.IntentDecision;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.understanding.intents.IntentData;
import org.curbstop.conversation.understanding.intents.IntentModel;

/** Built-in intent classifier: looks up known whole phrases first, then applies a linear model with its own thresholds. */
public final class BuiltInIntentClassifier implements IntentClassifier {

    /** Share of an utterance's words that must be known before its intent is acted on. */
    private static final double MIN_KNOWN_SHARE = 0.5;
    private static final int ALTERNATIVES = 2;

    private final Map<Language, LanguageIntents> languages = new LinkedHashMap<>();
    private final BiFunction<String, Language, Map<SlotType, SlotValue>> volunteeredValues;
    private final Predicate<String> deniesHazard;

    private record LanguageIntents(KnownPhraseIndex phrases, IntentModel model, LanguageLexicon lexicon) {

        static LanguageIntents of(Language language) {
            var lexicon = LanguageLexicon.load(language);
            return new LanguageIntents(new KnownPhraseIndex(lexicon, IntentData.phrases(language)), IntentModel.of(language), lexicon);
        }
    }

    /**
     * @param volunteeredValues finds slot values in an utterance that names a task
     * @param deniesHazard whether a hazard is named only to say that there is none
     */
    public BuiltInIntentClassifier(Collection<Language> languages,
            BiFunction<String, Language, Map<SlotType, SlotValue>> volunteeredValues, Predicate<String> deniesHazard) {
        this.volunteeredValues = volunteeredValues;
        this.deniesHazard = deniesHazard;
        languages.forEach(language -> this.languages.put(language, LanguageIntents.of(language)));
    }

    @Override
    public IntentPrediction classify(String words, Language language) {
        var intents = languages.get(language);
        if (intents == null || words.isBlank()) {
            return IntentPrediction.NONE;
        }
        var values = volunteeredValues.apply(words, language);
        String known = intents.phrases().taskOf(words);
        if (!known.isEmpty()) {
            return new IntentPrediction(known, 1, IntentDecision.ACT, List.of(), true, values);
        }
        var tokens = MaskedTokens.of(words);
        var ranking = intents.model().rank(tokens);
        if (ranking.getFirst().intent().equals(IntentPrediction.REPORT_HAZARD) && deniesHazard.test(words)) {
            ranking = ranking.subList(1, ranking.size());
        }
        var best = ranking.getFirst();
        var others = ranking.stream().skip(1).map(IntentModel.ScoredIntent::intent).filter(intent -> !intent.equals(IntentData.OTHER))
                .limit(ALTERNATIVES).toList();
        return new IntentPrediction(best.intent(), Math.round(best.probability() * 1000) / 1000.0, decide(best, tokens, intents), others,
                false, values);
    }

    private static IntentDecision decide(IntentModel.ScoredIntent best, List<String> tokens, LanguageIntents intents) {
        if (best.intent().equals(IntentData.OTHER)) {
            return IntentDecision.MENU;
        }
        if (best.probability() < intents.model().offerFrom() || KnownPhraseIndex.hasNoContent(tokens, intents.lexicon())) {
            return IntentDecision.REPHRASE;
        }
        return best.probability() >= intents.model().actFrom() && intents.model().knownShare(tokens) >= MIN_KNOWN_SHARE
                ? IntentDecision.ACT : IntentDecision.OFFER;
    }
}
