package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Words, pairs of words and letter groups of 2 to 4, hashed. Values that differ from caller to caller are masked before. */
final class FeatureHasher {

    static final int SIZE = 1 << 16;
    /** Stands for every number: as a word it tells nothing. */
    static final String NUMBER = "numbermask";
    /** Stands for every street address. */
    static final String ADDRESS = "addressmask";
    private static final int MIN_LENGTH = 2;
    private static final int MAX_LENGTH = 4;

    private FeatureHasher() {}

    /** Indexes from 1, ascending, as the solver wants them. */
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
