package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Parses numbers in words and digits, in one language. */
record SpokenNumberParser(LanguageLexicon lexicon) {

    private static final int TEN = 10;
    private static final int HUNDRED = 100;
    private static final int THOUSAND = 1000;
    /** More words than any spoken number has. */
    private static final int MAX_WORDS = 16;
    /** Stands for a comma between groups of digits; no word of any language. */
    private static final String GROUP_END = "xgroupendx";

    boolean isNumberWord(String word) {
        return isDigits(word) || lexicon.numbers().containsKey(word);
    }

    static boolean isDigits(String word) {
        return !word.isEmpty() && word.length() <= 12 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Parses "eighty four", "ochenta y cuatro", "two hundred and five", "84"; empty if the words are not one number: "eighty oh five",
     * "ten five" and "100 50" are two.
     */
    Optional<Long> parse(List<String> words) {
        long total = 0;
        long part = 0;
        boolean any = false;
        boolean joined = false;
        boolean afterDigits = false;
        if (words.size() > MAX_WORDS) {
            return Optional.empty();
        }
        for (var word : words) {
            if (isJoiningWord(word)) {
                joined = true;
                continue;
            }
            boolean digits = isDigits(word);
            Long next = digits ? Long.valueOf(word)
                    : lexicon.numbers().containsKey(word) ? Long.valueOf(lexicon.numbers().get(word)) : null;
            boolean multiplies = !digits && lexicon.numberWords().multipliers().contains(word);
            if (next == null || afterDigits && !multiplies) {
                return Optional.empty();
            }
            if (next == THOUSAND && (!any || multiplies)) {
                if (total > 0 || part >= THOUSAND) {
                    return Optional.empty();
                }
                total += Math.max(1, part) * THOUSAND;
                part = 0;
            } else if (next == HUNDRED && part < HUNDRED && (part == 0 || multiplies)) {
                part = Math.max(1, part) * HUNDRED;
            } else if (part == 0 && (next < THOUSAND || !any)
                    || part % HUNDRED == 0 && next > 0 && next < HUNDRED
                    || part % TEN == 0 && next > 0 && next < TEN && !digits && joinsTens(part, joined)) {
                part += next;
            } else {
                return Optional.empty();
            }
            any = true;
            joined = false;
            afterDigits = digits;
        }
        return any ? Optional.of(total + part) : Optional.empty();
    }

    /** Returns whether a digit belongs to the tens before it: "twenty five" and "diez y seis", but not "ten five" and "fifty and five". */
    private boolean joinsTens(long part, boolean joined) {
        return joined ? lexicon.numberWords().joinsTens() : part % HUNDRED >= 2 * TEN;
    }

    /** Parses a number of several words that is said as one and not digit by digit: "two thousand thirty", "dos mil treinta". */
    Optional<Long> parseWhole(List<String> words) {
        int from = 0;
        while (from < words.size() && !isNumberWord(words.get(from))) {
            from++;
        }
        int to = endOfNumber(words, from);
        var rest = words.subList(to, words.size());
        return to - from < 2 || rest.stream().anyMatch(this::isNumberWord) ? Optional.empty() : parse(words.subList(from, to));
    }

    private boolean isJoiningWord(String word) {
        return lexicon.numberWords().joins().contains(word);
    }

    /** Parses the only count in the text, 1 to 99: "four", "we are 4"; empty if there are two. */
    Optional<Long> parseCount(List<String> words) {
        var found = new ArrayList<Long>();
        for (int i = 0; i < words.size();) {
            int to = endOfNumber(words, i);
            if (to > i) {
                found.add(parse(words.subList(i, to)).orElse(0L));
            }
            i = Math.max(to, i + 1);
        }
        return found.size() == 1 && found.getFirst() >= 1 && found.getFirst() < HUNDRED ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /**
     * Parses positions in a list of {@code most} items: "1 and 3", "one, three", 13 on the keypad; empty if the text has other words or a
     * number is too high.
     */
    SortedSet<Integer> listPositions(List<String> words, int most) {
        var places = new TreeSet<Integer>();
        for (var word : words) {
            var digits = digitsOf(word);
            if (digits.isEmpty() && !isJoiningWord(word)) {
                return new TreeSet<>();
            }
            boolean one = !digits.isEmpty() && digits.length() <= 2 && Integer.parseInt(digits) <= most;
            (one ? List.of(digits) : List.of(digits.split("(?<=.)"))).stream().filter(place -> !place.isEmpty()).map(Integer::valueOf)
                    .forEach(places::add);
        }
        return places.isEmpty() || places.first() < 1 || places.last() > most ? new TreeSet<>() : places;
    }

    /** Returns the end of the longest run of number words from {@code from}, which never ends in a joining word. */
    int endOfNumber(List<String> words, int from) {
        int to = from;
        int last = from;
        while (to < words.size() && (isNumberWord(words.get(to)) || to > from && isJoiningWord(words.get(to)))) {
            to++;
            if (isNumberWord(words.get(to - 1))) {
                last = to;
            }
        }
        return last;
    }

    /** Joins digits as people read them out: "one oh two", "double five", "100 200 302", "one hundred"; ignores other words. */
    String joinedDigits(String text) {
        return String.join("", digitRuns(text));
    }

    /**
     * Returns runs of digits, spoken or typed: "one double zero" is 100, "forty five" is 45, "one hundred two hundred three oh two" is
     * 100200302. A comma separates groups: "four twenty, six" is 4206, not 426.
     */
    List<String> digitRuns(String text) {
        var words = TextNormalizer.tokenizeWithClauses(text.replace(", ", " " + GROUP_END + " ").replace(',', ' ').replace('.', ' '))
                .stream().filter(word -> !lexicon.numberWords().betweenDigits().contains(word)).toList();
        var runs = new ArrayList<String>();
        var run = new StringBuilder();
        for (int at = 0; at < words.size();) {
            if (words.get(at).equals(GROUP_END)) {
                at++;
                continue;
            }
            int taken = appendGroup(words, at, run);
            if (taken == 0 && !run.isEmpty()) {
                runs.add(run.toString());
                run.setLength(0);
            }
            at += Math.max(1, taken);
        }
        if (!run.isEmpty()) {
            runs.add(run.toString());
        }
        return runs;
    }

    /**
     * Appends one group of digits.
     *
     * @return number of words consumed
     */
    private int appendGroup(List<String> words, int at, StringBuilder into) {
        int times = lexicon.numberWords().repeats().getOrDefault(words.get(at), 1);
        if (times > 1) {
            var repeated = at + 1 < words.size() ? digitsOf(words.get(at + 1)) : "";
            into.append(repeated.length() == 1 ? repeated.repeat(times) : "");
            return repeated.length() == 1 ? 2 : 0;
        }
        int hundred = hundreds(words, at);
        if (hundred > 0) {
            return hundreds(words, at, hundred, into);
        }
        int taken = tens(words, at);
        into.append(taken == 2 ? Integer.toString(valueOfWord(words.get(at)) + valueOfWord(words.get(at + 1))) : digitsOf(words.get(at)));
        return taken;
    }

    /** Appends hundreds: "two hundred three" is 203 unless a following word makes the three a separate digit. */
    private int hundreds(List<String> words, int at, int taken, StringBuilder into) {
        int hundreds = taken == 2 ? Integer.parseInt(digitsOf(words.get(at))) * HUNDRED : valueOfWord(words.get(at));
        int behind = at + taken;
        int small = behind < words.size() && !isDigits(words.get(behind)) && hundreds(words, behind) == 0 ? tens(words, behind) : 0;
        // "quinientos cincuenta y cinco", "seiscientos doce"
        boolean joined = taken == 1 && (small == 2 || small == 1 && valueOfWord(words.get(behind)) >= TEN);
        boolean own = !joined && behind + small < words.size() && isNumberWord(words.get(behind + small))
                && hundreds(words, behind + small) == 0;
        if (small == 0 || own) {
            into.append(hundreds);
            return taken;
        }
        int rest = valueOfWord(words.get(behind)) + (small == 2 ? valueOfWord(words.get(behind + 1)) : 0);
        into.append(hundreds + rest);
        return taken + small;
    }

    /** Returns the number of words that form hundreds here: "two hundred", "doscientos". */
    private int hundreds(List<String> words, int at) {
        int value = valueOfWord(words.get(at));
        if (value > HUNDRED && value < THOUSAND || value == HUNDRED && !lexicon.numberWords().multipliers().contains(words.get(at))) {
            return 1;
        }
        boolean one = digitsOf(words.get(at)).length() == 1 && !digitsOf(words.get(at)).equals("0");
        return one && at + 1 < words.size() && valueOfWord(words.get(at + 1)) == HUNDRED
                && lexicon.numberWords().multipliers().contains(words.get(at + 1)) ? 2 : 0;
    }

    /** Returns the number of words that form a number below 100 here: 2 for "forty five". */
    private int tens(List<String> words, int at) {
        if (digitsOf(words.get(at)).isEmpty()) {
            return 0;
        }
        boolean tens = valueOfWord(words.get(at)) >= 20 && valueOfWord(words.get(at)) % 10 == 0;
        int next = at + 1 < words.size() ? valueOfWord(words.get(at + 1)) : 0;
        return tens && next >= 1 && next <= 9 ? 2 : 1;
    }

    /** Returns the value of a number word; -1 for anything else, including digits. */
    private int valueOfWord(String word) {
        return lexicon.numbers().getOrDefault(word, -1);
    }

    String digitsOf(String word) {
        int digits = 0;
        while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == word.length()) {
            return word;
        }
        var number = lexicon.numbers().get(word);
        return number == null || number >= HUNDRED ? "" : Integer.toString(number);
    }
}
