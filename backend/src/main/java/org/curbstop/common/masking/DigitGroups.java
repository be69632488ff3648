package org.curbstop.common.masking;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.curbstop.common.Luhn;

/** The numbers in a text, as groups of digits or as words, and the text between them. */
final class DigitGroups {

    /** Maximum distance in characters between two groups of one number. */
    static final int MAX_GAP = 24;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern BEFORE_A_UNIT = Pattern.compile("[ -]{1,2}|\\s+y\\s+");

    final String text;
    final String normalized;
    private final List<DigitGroup> groups;
    /** Digits of all groups, concatenated; {@code offsets} are the starts of the groups, and the end. */
    private final String digits;
    private final int[] offsets;
    /** Groups whose number may continue in the next group. Computed once, since up to nineteen candidate numbers include a group. */
    private final BitSet joined;

    /** Adjacent digits, or a number word. */
    record DigitGroup(int start, int end, String digits, boolean inWords) {
        int length() {
            return digits.length();
        }
    }

    DigitGroups(String text) {
        this.text = text;
        this.normalized = SensitiveNumberWords.normalize(text);
        this.groups = tensWithUnits(read());
        this.offsets = new int[groups.size() + 1];
        var all = new StringBuilder(text.length());
        for (int i = 0; i < groups.size(); i++) {
            all.append(groups.get(i).digits());
            offsets[i + 1] = all.length();
        }
        this.digits = all.toString();
        this.joined = new BitSet(groups.size());
        for (int left = 0; left + 1 < groups.size(); left++) {
            joined.set(left, isJoined(left, MAX_GAP, Set.of()));
        }
    }

    int size() {
        return groups.size();
    }

    /** Returns the total number of digits. */
    int digits() {
        return digits.length();
    }

    /** Returns whether the text mentions a card's security code. */
    boolean namesCardCode() {
        return SensitiveNumberWords.CARD_CODE_NAMES.matcher(normalized).find();
    }

    DigitGroup get(int at) {
        return groups.get(at);
    }

    /** Returns the first group that starts at or after this position. */
    int from(int place) {
        int low = 0;
        int high = groups.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (groups.get(middle).start() < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    String digits(int first, int last) {
        return digits.substring(offsets[first], offsets[last + 1]);
    }

    /** Returns whether these groups pass the Luhn check and are not all zeros. Allocates nothing: most groups begin no number. */
    boolean isLuhnValid(int first, int last) {
        return Luhn.isValidNumber(digits, offsets[first], offsets[last + 1]);
    }

    /** Returns whether nothing between this group and the next ends a number. */
    boolean isJoined(int first) {
        return joined.get(first);
    }

    boolean isJoined(int first, int widest, Set<String> between) {
        int from = groups.get(first).end();
        int to = groups.get(first + 1).start();
        return to - from <= widest && containsOnly(from, to, between);
    }

    /** Returns whether the range has no words except those allowed between groups and these. */
    boolean containsOnly(int from, int to, Set<String> allowed) {
        if (!containsLetters(from, to)) {
            return true;
        }
        for (String word : NO_LETTERS.split(normalized.substring(from, to))) {
            if (!word.isEmpty() && !isAllowedBetween(word, allowed)) {
                return false;
            }
        }
        return true;
    }

    private boolean containsLetters(int from, int to) {
        for (int at = from; at < to; at++) {
            if (isLetter(at) || Character.isSurrogate(normalized.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    boolean isAllowedBetween(String word, Set<String> allowed) {
        return SensitiveNumberWords.ALLOWED_BETWEEN.contains(word) || SensitiveNumberWords.REPETITIONS.containsKey(word)
                || allowed.contains(word);
    }

    /** Returns the last words before a position, nearest first. */
    List<String> wordsBefore(int place) {
        return List.of(NO_LETTERS.split(normalized.substring(Math.max(0, place - MAX_GAP), place).strip())).reversed();
    }

    /** Returns whether the group is part of an id of letters and digits. An x is allowed, as some people put it between groups. */
    boolean isPartOfWord(int at) {
        DigitGroup group = groups.get(at);
        return !group.inWords() && (isOfWord(group.start() - 1, -1) || isOfWord(group.end(), 1));
    }

    private boolean isOfWord(int at, int onward) {
        return isLetter(at) && normalized.charAt(at) != 'x'
                || at >= 0 && at < normalized.length() && normalized.charAt(at) == '_' && isLetter(at + onward);
    }

    private boolean isLetter(int at) {
        return at >= 0 && at < normalized.length() && Character.isLetter(normalized.charAt(at));
    }

    private List<DigitGroup> read() {
        List<DigitGroup> found = new ArrayList<>();
        int times = 1;
        for (int at = 0; at < normalized.length();) {
            int from = at;
            if (Character.isDigit(normalized.charAt(at))) {
                var digits = new StringBuilder();
                while (at < normalized.length() && Character.isDigit(normalized.charAt(at))) {
                    digits.append(Character.digit(normalized.charAt(at++), 10));
                }
                found.add(new DigitGroup(from, at, digits.length() == 1 ? digits.toString().repeat(times) : digits.toString(), false));
                times = 1;
            } else if (Character.isLetter(normalized.charAt(at))) {
                while (at < normalized.length() && Character.isLetter(normalized.charAt(at))) {
                    at++;
                }
                String word = normalized.substring(from, at);
                String number = SensitiveNumberWords.NUMBERS.get(word);
                if (number != null) {
                    found.add(new DigitGroup(from, at, number.length() == 1 ? number.repeat(times) : number, true));
                }
                times = SensitiveNumberWords.REPETITIONS.getOrDefault(word, 1);
            } else {
                at++;
            }
        }
        return found;
    }

    /** Combines tens and units: "forty two" is 42, "treinta y cinco" 35. */
    private List<DigitGroup> tensWithUnits(List<DigitGroup> said) {
        List<DigitGroup> found = new ArrayList<>();
        for (DigitGroup group : said) {
            DigitGroup last = found.isEmpty() ? group : found.getLast();
            boolean unit = last != group && group.inWords() && last.inWords() && group.length() == 1 && !group.digits().equals("0")
                    && last.length() == 2 && last.digits().endsWith("0") && !last.digits().equals("10")
                    && BEFORE_A_UNIT.matcher(normalized.substring(last.end(), group.start())).matches();
            if (unit) {
                found.set(found.size() - 1, new DigitGroup(last.start(), group.end(), last.digits().charAt(0) + group.digits(), true));
            } else {
                found.add(group);
            }
        }
        return found;
    }
}
