package org.curbstop.conversation.understanding.intents;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Sentence pattern with alternatives: {@code (i want to|let me) pay [my] bill}. */
final class SentencePattern {

    private static final int MAX_SENTENCES = 8;
    private static final int TRIES = 24;

    private final String line;
    private final Random random;
    private int at;

    private SentencePattern(String line, Random random) {
        this.line = line;
        this.random = random;
    }

    /** Returns at most {@value #MAX_SENTENCES} of the sentences, always the same ones. */
    static Set<String> sentences(String line) {
        var found = new LinkedHashSet<String>();
        var random = new Random(line.hashCode());
        for (int i = 0; i < TRIES && found.size() < MAX_SENTENCES; i++) {
            found.add(String.join(" ", new SentencePattern(line, random).oneOf().split("\\s+")).strip());
        }
        return found;
    }

    /** Reads up to the closing bracket and picks one of the alternatives. */
    private String oneOf() {
        List<StringBuilder> alternatives = new ArrayList<>(List.of(new StringBuilder()));
        while (at < line.length() && ")]".indexOf(line.charAt(at)) < 0) {
            char sign = line.charAt(at++);
            if (sign == '(' || sign == '[') {
                var inner = oneOf();
                at++;
                alternatives.getLast().append(sign == '(' || random.nextBoolean() ? inner : "");
            } else if (sign == '|') {
                alternatives.add(new StringBuilder());
            } else {
                alternatives.getLast().append(sign);
            }
        }
        return alternatives.get(random.nextInt(alternatives.size())).toString();
    }
}
