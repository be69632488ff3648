package org.curbstop.conversation.understanding.intents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features of a sentence and how often each occurs: words and word pairs, and groups of 2 to 5 letters within a word. A feature is its
 * 64-bit hash, so that a model needs no strings.
 */
record IntentFeatures(Map<Long, Integer> words, Map<Long, Integer> letters) {

    private static final int MIN_LETTERS = 2;
    private static final int MAX_LETTERS = 5;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    static IntentFeatures of(List<String> tokens) {
        var features = new IntentFeatures(new HashMap<>(), new HashMap<>());
        var previous = "^";
        for (var word : tokens) {
            features.words.merge(wordFeature(word), 1, Integer::sum);
            features.words.merge(hash('p', previous + " " + word), 1, Integer::sum);
            previous = word;
            var edged = "_" + word + "_";
            for (int length = MIN_LETTERS; length <= MAX_LETTERS; length++) {
                for (int from = 0; from + length <= edged.length(); from++) {
                    features.letters.merge(hash('c', edged.substring(from, from + length)), 1, Integer::sum);
                }
            }
        }
        features.words.merge(hash('p', previous + " $"), 1, Integer::sum);
        return features;
    }

    static long wordFeature(String word) {
        return hash('w', word);
    }

    private static long hash(char kind, String text) {
        long hash = (FNV_OFFSET ^ kind) * FNV_PRIME;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
