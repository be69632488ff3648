package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

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

    /** The one number of things in these words, 1 to 99: "four", "we are 4"; of two it cannot be told which. */
    Optional<Long> count(String text) {
        var words = Plain.words(text);
        var found = new ArrayList<Long>();
        for (int i = 0; i < words.size();) {
            int to = run(words, i);
            if (to > i) {
                found.add(value(words.subList(i, to)).orElse(0L));
            }
            i = Math.max(to, i + 1);
        }
        return found.size() == 1 && found.getFirst() >= 1 && found.getFirst() < HUNDRED ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Places in a list of so many: "1 and 3", "one, three", 13 on keys; empty if anything else is said or a number is too high. */
    SortedSet<Integer> each(List<String> words, int most) {
        var places = new TreeSet<Integer>();
        for (var word : words) {
            var digits = digit(word);
            if (digits.isEmpty() && !joins(word)) {
                return new TreeSet<>();
            }
            boolean one = !digits.isEmpty() && digits.length() <= 2 && Integer.parseInt(digits) <= most;
            (one ? List.of(digits) : List.of(digits.split("(?<=.)"))).stream().filter(place -> !place.isEmpty()).map(Integer::valueOf).forEach(places::add);
        }
        return places.isEmpty() || places.first() < 1 || places.last() > most ? new TreeSet<>() : places;
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
