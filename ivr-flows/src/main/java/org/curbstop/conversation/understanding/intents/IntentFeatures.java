package org.curbstop.conversation.understanding.intents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Features of a sentence with their counts: words and word pairs, and groups of 2 to 5 letters within a word. A feature is its 64-bit hash,
 * so that a model needs no strings.
 */
record IntentFeatures(Map<Long, Integer> words, Map<Long, Integer> letters) {

    private static final int MIN_LETTERS = 2;
    private static final int MAX_LETTERS = 5;
    private static final String START = "^";
    private static final String END = "$";
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    static IntentFeatures of(List<String> tokens) {
        var features = new IntentFeatures(new HashMap<>(), new HashMap<>());
        String previous = START;
        for (var word : tokens) {
            features.words.merge(wordFeature(word), 1, Integer::sum);
            features.words.merge(pair(previous, word), 1, Integer::sum);
            previous = word;
            for (int length = MIN_LETTERS; length <= MAX_LETTERS; length++) {
                for (int from = -1; from + length <= word.length() + 1; from++) {
                    features.letters.merge(group(word, from, from + length), 1, Integer::sum);
                }
            }
        }
        features.words.merge(pair(previous, END), 1, Integer::sum);
        return features;
    }

    static long wordFeature(String word) {
        return add(start('w'), word);
    }

    private static long pair(String word, String next) {
        return add(add(add(start('p'), word), ' '), next);
    }

    /** Hashes letters of a word, with an underscore before and after it. Creates no strings, of which a turn would need thousands. */
    private static long group(String word, int from, int to) {
        long hash = start('c');
        for (int at = from; at < to; at++) {
            hash = add(hash, at < 0 || at == word.length() ? '_' : word.charAt(at));
        }
        return hash;
    }

    private static long start(char kind) {
        return (FNV_OFFSET ^ kind) * FNV_PRIME;
    }

    private static long add(long hash, String text) {
        long sum = hash;
        for (int i = 0; i < text.length(); i++) {
            sum = add(sum, text.charAt(i));
        }
        return sum;
    }

    private static long add(long hash, char letter) {
        return (hash ^ letter) * FNV_PRIME;
    }
}
