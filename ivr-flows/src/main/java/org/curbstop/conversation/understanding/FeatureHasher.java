package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Hashes words, word pairs and letter groups of 2 to 4 into features. Values that differ between callers are masked first. */
final class FeatureHasher {

    static final int SIZE = 1 << 16;
    /** Replaces every number, which carries no information as a word. */
    static final String NUMBER = "numbermask";
    /** Replaces every street address. */
    static final String ADDRESS = "addressmask";
    private static final int MIN_LENGTH = 2;
    private static final int MAX_LENGTH = 4;

    private FeatureHasher() {}

    /** Indexes from 1 in ascending order, as the solver requires. */
    static int[] indexesOf(List<String> words) {
        var found = new TreeSet<Integer>();
        var previous = "^";
        for (var word : words) {
            found.add(index("w" + word));
            found.add(index("p" + previous + " " + word));
            previous = word;
            var edged = "_" + word + "_";
            for (int length = MIN_LENGTH; length <= MAX_LENGTH; length++) {
                for (int from = 0; from + length <= edged.length(); from++) {
                    found.add(index("c" + edged.substring(from, from + length)));
                }
            }
        }
        found.add(index("p" + previous + " $"));
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    static List<String> maskedTokens(String text) {
        var words = new ArrayList<String>();
        for (var word : TextNormalizer
                .tokenize(AddressFinder.find(text).map(address -> text.replace(address, " " + ADDRESS + " ")).orElse(text))) {
            words.add(word.chars().anyMatch(Character::isDigit) ? NUMBER : word);
        }
        return words;
    }

    private static int index(String feature) {
        int hash = feature.hashCode() * 0x9E3779B1;
        return (hash >>> 16) % SIZE + 1;
    }
}
