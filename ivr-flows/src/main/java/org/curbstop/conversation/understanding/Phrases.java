package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Word sequences that are looked for inside what was said, wherever they stand. */
final class Phrases {

    private final Set<List<String>> phrases = new HashSet<>();
    private final Map<String, Integer> longestFrom = new HashMap<>();

    Phrases(List<String> templates) {
        for (String template : templates) {
            for (String phrase : Grammar.all(template)) {
                List<String> words = Plain.words(phrase);
                if (!words.isEmpty()) {
                    phrases.add(words);
                    longestFrom.merge(words.getFirst(), words.size(), Math::max);
                }
            }
        }
    }

    boolean in(List<String> words) {
        return !found(words).isEmpty();
    }

    /** Whether what was said is one of the phrases and nothing else. */
    boolean is(List<String> words) {
        return phrases.contains(words);
    }

    /** Where each found phrase begins. */
    List<Integer> found(List<String> words) {
        List<Integer> places = new ArrayList<>();
        for (int from = 0; from < words.size(); from++) {
            int longest = Math.min(longestFrom.getOrDefault(words.get(from), 0), words.size() - from);
            for (int length = longest; length > 0; length--) {
                if (phrases.contains(words.subList(from, from + length))) {
                    places.add(from);
                    break;
                }
            }
        }
        return places;
    }
}
