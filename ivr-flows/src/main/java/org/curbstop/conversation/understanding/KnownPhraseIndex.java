package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Index of phrases that mean a task as the whole message: "my power is out", "no hay luz". They open a task even where one or two other
 * words would count as an answer that was not understood.
 */
final class KnownPhraseIndex {

    /** Maximum number of content words of a phrase; above it, the classifier is more accurate. */
    private static final int MAX_CONTENT_WORDS = 4;
    private static final int MAX_WORDS = 6;

    private final LanguageLexicon lexicon;
    private final Map<List<String>, String> tasks = new HashMap<>();

    KnownPhraseIndex(LanguageLexicon lexicon, Map<String, List<String>> phrasesByTask) {
        this.lexicon = lexicon;
        var claimed = new HashMap<List<String>, Set<String>>();
        phrasesByTask.forEach((task, lines) -> lines.forEach(line -> shortForms(line).forEach(
                words -> claimed.computeIfAbsent(words, key -> new LinkedHashSet<>()).add(task))));
        claimed.forEach((words, by) -> {
            if (by.size() == 1 && !words.isEmpty()) {
                tasks.put(words, by.iterator().next());
            }
        });
    }

    /** Returns the task of a sentence, ignoring an address in it and a "yes" before it; empty if there is none. */
    String taskOf(String text) {
        var words = new ArrayList<String>();
        for (var word : MaskedTokens.of(text)) {
            if (word.equals(MaskedTokens.ADDRESS)) {
                while (!words.isEmpty() && lexicon.places().contains(words.getLast())) {
                    words.removeLast();
                }
            } else if (!lexicon.fillers().contains(word)) {
                words.add(word);
            }
        }
        var task = tasks.getOrDefault(words, "");
        boolean agreed = words.size() > 1 && lexicon.yes().contains(List.of(words.getFirst()));
        return task.isEmpty() && agreed ? tasks.getOrDefault(words.subList(1, words.size()), "") : task;
    }

    /** Counts content words: all but polite words, words without content of their own, negations, addresses and numbers. */
    static int countContentWords(List<String> words, LanguageLexicon lexicon) {
        return (int) words.stream()
                .filter(word -> !lexicon.fillers().contains(word) && !lexicon.contentless().contains(word)
                        && !lexicon.negations().contains(word)
                        && !word.equals(MaskedTokens.ADDRESS) && !word.equals(MaskedTokens.NUMBER))
                .count();
    }

    /** Returns whether the words have no content and are not only polite: "I don't know", "not all of it", "at home". */
    static boolean hasNoContent(List<String> words, LanguageLexicon lexicon) {
        return countContentWords(words, lexicon) == 0 && !lexicon.fillers().containsAll(words);
    }

    private Set<List<String>> shortForms(String line) {
        return new PhraseExpander(line).alternatives();
    }

    /** Expands the alternatives of a phrase and drops those that are too long. */
    private final class PhraseExpander {

        private final String line;
        private int at;

        PhraseExpander(String line) {
            this.line = line;
        }

        /** Reads alternatives up to the closing bracket. */
        Set<List<String>> alternatives() {
            Set<List<String>> all = new LinkedHashSet<>();
            Set<List<String>> one = Set.of(List.of());
            var literal = new StringBuilder();
            while (at < line.length() && ")]".indexOf(line.charAt(at)) < 0) {
                char sign = line.charAt(at++);
                if (sign == '(' || sign == '[') {
                    one = joined(one, words(literal));
                    Set<List<String>> inner = new LinkedHashSet<>(alternatives());
                    at++;
                    if (sign == '[') {
                        inner.add(List.of());
                    }
                    one = joined(one, inner);
                } else if (sign == '|') {
                    all.addAll(joined(one, words(literal)));
                    one = Set.of(List.of());
                } else {
                    literal.append(sign);
                }
            }
            all.addAll(joined(one, words(literal)));
            return all;
        }

        private Set<List<String>> words(StringBuilder literal) {
            var words = TextNormalizer.tokenize(literal.toString()).stream()
                    .filter(word -> !lexicon.fillers().contains(word) && !word.equals(MaskedTokens.ADDRESS)).toList();
            literal.setLength(0);
            return Set.of(words);
        }

        private Set<List<String>> joined(Set<List<String>> before, Set<List<String>> after) {
            Set<List<String>> joined = new LinkedHashSet<>();
            for (var first : before) {
                for (var then : after) {
                    var words = new ArrayList<>(first);
                    words.addAll(then);
                    if (words.size() <= MAX_WORDS && countContentWords(words, lexicon) <= MAX_CONTENT_WORDS) {
                        joined.add(List.copyOf(words));
                    }
                }
            }
            return joined;
        }
    }
}
