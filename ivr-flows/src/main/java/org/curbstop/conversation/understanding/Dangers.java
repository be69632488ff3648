package org.curbstop.conversation.understanding;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Hears danger in any language, typed badly or not, and does not mistake "no gas smell" for it. In doubt it is danger. */
final class Dangers {

    private static final int REACH = 4;

    private final List<Phrases> languages;

    Dangers(List<Phrases> languages) {
        this.languages = languages;
    }

    Optional<Hazard> in(String text) {
        var clauses = Plain.clauses(text);
        for (var hazard : Hazard.values()) {
            for (var phrases : languages) {
                boolean heard = Objects.requireNonNull(phrases.hazards().get(hazard)).stream().anyMatch(phrase -> said(clauses, phrase, phrases));
                if (heard && (hazard != Hazard.MEDICAL || powerless(clauses))) {
                    return Optional.of(hazard);
                }
            }
        }
        return Optional.empty();
    }

    private boolean powerless(List<String> clauses) {
        var words = clauses.stream().filter(word -> !word.equals(Plain.CLAUSE)).toList();
        return languages.stream().flatMap(phrases -> phrases.powerless().stream()).anyMatch(phrase -> Plain.find(words, phrase, true) >= 0);
    }

    /** Whether the phrase occurs at least once without a negation before it in its own clause. */
    private static boolean said(List<String> clauses, List<String> phrase, Phrases phrases) {
        int from = 0;
        while (from < clauses.size()) {
            int at = Plain.find(clauses.subList(from, clauses.size()), phrase, true);
            if (at < 0) {
                return false;
            }
            if (!negated(clauses, from + at, phrases)) {
                return true;
            }
            from += at + 1;
        }
        return false;
    }

    private static boolean negated(List<String> clauses, int at, Phrases phrases) {
        for (int i = at - 1; i >= Math.max(0, at - REACH); i--) {
            var word = clauses.get(i);
            if (word.equals(Plain.CLAUSE) || phrases.boundaries().contains(word)) {
                return false;
            }
            if (phrases.negations().contains(word)) {
                int from = i;
                return phrases.unsure().stream().noneMatch(unsure -> Plain.find(clauses.subList(from, Math.min(clauses.size(), from + unsure.size())), unsure, false) == 0);
            }
        }
        return false;
    }
}
