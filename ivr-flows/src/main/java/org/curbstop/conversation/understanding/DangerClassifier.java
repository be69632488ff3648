package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.curbstop.common.Language;
import org.curbstop.conversation.understanding.SafetyFindings.Certainty;
import org.curbstop.conversation.understanding.SafetyFindings.SafetyMatch;
import org.curbstop.conversation.understanding.intents.IntentData;
import org.curbstop.conversation.understanding.intents.IntentModel;

/**
 * A second opinion on danger, learnt from sentences of each kind in each language: it hears what no list of words foresaw, and is asked
 * about. {@link SafetyLexicon} is the first.
 */
final class DangerClassifier {

    /** The share of the words that a language must know, to be the language of the words. */
    private static final double MIN_KNOWN_SHARE = 0.5;
    /** Fewer are answers and names; danger in two words is in the lexicon. */
    private static final int MIN_WORDS = 3;
    /** In other letters two words may be the wish for a person. */
    private static final char LAST_PLAIN_LETTER = 'z';
    /** Chosen on the first half of the second held-out set, where it costs two questions in 150 sentences that are no danger. */
    private static final double MIN_DANGER = 0.4;
    private static final double LIKELY = 0.75;
    /** Below it, what the lexicon hears is believed less. */
    private static final double UNLIKELY = 0.05;
    private static final double MIN_PERSON = 0.5;

    private final Map<Language, IntentModel> models;
    private final Set<Language> withIntents;

    /** @param withIntents languages in which the wish for a person is an intent of its own */
    DangerClassifier(List<Language> withIntents) {
        this.models = IntentData.languagesOfDanger().stream()
                .collect(Collectors.toMap(language -> language, IntentModel::ofDanger, (one, _) -> one, LinkedHashMap::new));
        this.withIntents = Set.copyOf(withIntents);
    }

    /**
     * @param heard what the lexicon found
     * @param denied whether it knows that the words of danger in it are none; asked only if it matters
     */
    List<SafetyMatch> review(String text, List<SafetyMatch> heard, BooleanSupplier denied) {
        var tokens = SafetyTokens.ofModel(text);
        if (tokens.isEmpty() || tokens.size() < MIN_WORDS && tokens.getFirst().charAt(0) <= LAST_PLAIN_LETTER) {
            return heard; // most answers of most turns
        }
        double known = 0;
        var language = models.keySet().iterator().next();
        for (var each : models.entrySet()) {
            double share = each.getValue().knownShare(tokens);
            language = share > known ? each.getKey() : language;
            known = Math.max(share, known);
        }
        return known < MIN_KNOWN_SHARE ? heard : review(tokens, heard, denied, language, IntentModel.ofDanger(language));
    }

    private List<SafetyMatch> review(List<String> tokens, List<SafetyMatch> heard, BooleanSupplier denied, Language language,
            IntentModel model) {
        var ranking = model.rank(tokens);
        var kinds = ranking.stream().filter(kind -> !kind.intent().equals(IntentData.OTHER) && !kind.intent().equals(IntentData.PERSON))
                .toList();
        double danger = kinds.stream().mapToDouble(IntentModel.ScoredIntent::probability).sum();
        var found = new ArrayList<>(danger >= UNLIKELY ? heard : heard.stream().map(DangerClassifier::lessSure).toList());
        if (danger >= MIN_DANGER && tokens.size() >= MIN_WORDS && found.stream().noneMatch(SafetyMatch::isHazard)
                && !denied.getAsBoolean()) {
            found.add(new SafetyMatch(kinds.getFirst().intent(), danger >= LIKELY ? Certainty.LIKELY : Certainty.SUSPECTED, language));
        }
        var best = ranking.getFirst();
        if (best.intent().equals(IntentData.PERSON) && best.probability() >= MIN_PERSON && !withIntents.contains(language)
                && found.stream().allMatch(SafetyMatch::isHazard)) {
            found.add(new SafetyMatch(SafetyLexicon.PERSON, Certainty.REPORTED, language));
        }
        return found;
    }

    private static SafetyMatch lessSure(SafetyMatch match) {
        return match.isHazard() && match.certainty() == Certainty.REPORTED
                ? new SafetyMatch(match.kind(), Certainty.SPOKEN_ABOUT, match.language()) : match;
    }
}
