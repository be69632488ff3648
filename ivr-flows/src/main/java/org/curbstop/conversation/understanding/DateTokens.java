package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.List;

/** Words of a date. Each part of the date marks the words that belong to it as used. */
final class DateTokens {

    /** Minimum length of names that may be misspelled; shorter names of days and months are one letter from other words. */
    private static final int FORGIVEN_FROM = 6;
    /** Replaces a used word. */
    private static final String USED = "";

    private final LanguageLexicon lexicon;
    private final List<String> words;

    DateTokens(LanguageLexicon lexicon, List<String> words) {
        this.lexicon = lexicon;
        this.words = new ArrayList<>(words);
    }

    List<String> words() {
        return words;
    }

    boolean useAnyPhrase(List<List<String>> phrases) {
        return phrases.stream().anyMatch(this::usePhrase);
    }

    boolean usePhrase(List<String> phrase) {
        return replacePhrase(phrase, USED);
    }

    boolean replacePhrase(List<String> phrase, String by) {
        int at = TextNormalizer.indexOfPhrase(words, phrase, false);
        if (at >= 0) {
            markUsed(at, at + phrase.size());
            words.set(at, by);
        }
        return at >= 0;
    }

    void markUsed(int from, int to) {
        for (int i = from; i < to; i++) {
            words.set(i, USED);
        }
    }

    /** Returns the index of the name, or -1. Names of six letters or more may have one letter wrong. */
    int indexOfName(List<List<String>> names, String word) {
        int exact = names.indexOf(List.of(word));
        if (exact >= 0 || word.length() < FORGIVEN_FROM - 1 || lexicon.ordinals().contains(List.of(word))
                || lexicon.numbers().containsKey(word)) {
            return exact;
        }
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i).getFirst();
            if (name.length() >= FORGIVEN_FROM && !word.equals(name + "s") && TextNormalizer.isOneEditApart(word, name)) {
                return i;
            }
        }
        return -1;
    }
}
