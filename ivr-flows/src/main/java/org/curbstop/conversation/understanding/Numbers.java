package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers in words and digits, in one language. */
final class Numbers {

    private static final int HUNDRED = 100;
    private static final int THOUSAND = 1000;

    private final Phrases phrases;

    Numbers(Phrases phrases) {
        this.phrases = phrases;
    }

    boolean isNumber(String word) {
        return digits(word) || phrases.numbers().containsKey(word);
    }

    static boolean digits(String word) {
        return !word.isEmpty() && word.length() <= 12 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** "eighty four", "ochenta y cuatro", "two hundred and five", "84"; words that are not numbers are an empty answer. */
    Optional<Long> value(List<String> words) {
        long total = 0;
        long part = 0;
        boolean any = false;
        for (var word : words) {
            if (joins(word)) {
                continue;
            }
            Long next = digits(word) ? Long.valueOf(word) : phrases.numbers().containsKey(word) ? Long.valueOf(phrases.numbers().get(word)) : null;
            if (next == null) {
                return Optional.empty();
            }
            if (next == THOUSAND) {
                total += Math.max(1, part) * THOUSAND;
                part = 0;
            } else if (next == HUNDRED) {
                part = Math.max(1, part) * HUNDRED;
            } else if (any && part % 10 == 0 && part % HUNDRED != 0 && next < 10 || part % HUNDRED == 0) {
                part += next;
            } else {
                return Optional.empty();
            }
            any = true;
        }
        return any ? Optional.of(total + part) : Optional.empty();
    }

    /** "and", "y": they join the parts of a number. */
    private boolean joins(String word) {
        return word.equals("and") || word.equals("y");
    }

    /** The longest run of number words from here on; never ends in a joining word. */
    int run(List<String> words, int from) {
        int to = from;
        int last = from;
        while (to < words.size() && (isNumber(words.get(to)) || to > from && joins(words.get(to)))) {
            to++;
            if (isNumber(words.get(to - 1))) {
                last = to;
            }
        }
        return last;
    }

    /** Digits as people read them out: "one oh two", "double five", "100 200 302", "one hundred"; other words are left out. */
    String readOut(String text) {
        var read = new StringBuilder();
        var words = Plain.words(text);
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.equals("double") || word.equals("doble")) {
                if (i + 1 < words.size() && digit(words.get(i + 1)).length() == 1) {
                    read.append(digit(words.get(i + 1)));
                }
            } else if (word.equals("triple") && i + 1 < words.size() && digit(words.get(i + 1)).length() == 1) {
                read.append(digit(words.get(i + 1)).repeat(2));
            } else {
                read.append(digit(word));
            }
        }
        return read.toString();
    }

    /** Runs of digits said or typed one after another, each with the words it came from. */
    List<String> runs(String text) {
        var runs = new ArrayList<String>();
        var run = new StringBuilder();
        for (var word : Plain.clauses(text.replace(',', ' ').replace('.', ' '))) {
            var digits = digit(word);
            if (digits.isEmpty()) {
                if (!run.isEmpty()) {
                    runs.add(run.toString());
                    run.setLength(0);
                }
            } else {
                run.append(digits);
            }
        }
        if (!run.isEmpty()) {
            runs.add(run.toString());
        }
        return runs;
    }

    String digit(String word) {
        if (word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return word;
        }
        var number = phrases.numbers().get(word);
        return number == null || number >= HUNDRED ? "" : Integer.toString(number);
    }
}
