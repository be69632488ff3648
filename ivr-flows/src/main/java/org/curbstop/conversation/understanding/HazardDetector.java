package org.curbstop.conversation.understanding;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Detects hazards in any language, also with typing errors, but not in "no gas smell". In doubt it reports a hazard. */
final class HazardDetector {

    private static final int NEGATION_REACH = 4;

    private final List<LanguageLexicon> languages;

    HazardDetector(List<LanguageLexicon> languages) {
        this.languages = languages;
    }

    Optional<DetectedHazard> detect(ParsedUtterance utterance) {
        var clauses = utterance.clauses();
        for (var hazard : DetectedHazard.values()) {
            for (var lexicon : languages) {
                boolean occurs = Objects.requireNonNull(lexicon.hazards().get(hazard)).stream()
                        .anyMatch(phrase -> occursUnnegated(clauses, phrase, lexicon));
                if (occurs && (hazard != DetectedHazard.MEDICAL || mentionsNoPower(utterance.words()))) {
                    return Optional.of(hazard);
                }
            }
        }
        return Optional.empty();
    }

    private boolean mentionsNoPower(List<String> words) {
        return languages.stream().flatMap(lexicon -> lexicon.powerless().stream())
                .anyMatch(phrase -> TextNormalizer.indexOfPhrase(words, phrase, true) >= 0);
    }

    /** Whether the phrase occurs at least once without a negation before it in the same clause. */
    private static boolean occursUnnegated(List<String> clauses, List<String> phrase, LanguageLexicon lexicon) {
        int from = 0;
        while (from < clauses.size()) {
            int at = TextNormalizer.indexOfPhrase(clauses.subList(from, clauses.size()), phrase, true);
            if (at < 0) {
                return false;
            }
            if (!isNegated(clauses, from + at, lexicon)) {
                return true;
            }
            from += at + 1;
        }
        return false;
    }

    private static boolean isNegated(List<String> clauses, int at, LanguageLexicon lexicon) {
        for (int i = at - 1; i >= Math.max(0, at - NEGATION_REACH); i--) {
            var word = clauses.get(i);
            if (word.equals(TextNormalizer.CLAUSE_BREAK) || lexicon.boundaries().contains(word)) {
                return false;
            }
            if (lexicon.negations().contains(word)) {
                int from = i;
                return lexicon.unsure().stream().noneMatch(unsure -> TextNormalizer
                        .indexOfPhrase(clauses.subList(from, Math.min(clauses.size(), from + unsure.size())), unsure, false) == 0);
            }
        }
        return false;
    }
}
