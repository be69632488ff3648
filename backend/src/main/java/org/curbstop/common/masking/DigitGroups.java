package org.curbstop.common.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The digits of a text, as they stand in groups or in words, with what stands between them. */
final class DigitGroups {

    /** No two groups of one number stand further apart. */
    static final int WIDEST_GAP = 24;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern BEFORE_A_UNIT = Pattern.compile("[ -]{1,2}|\\s+y\\s+");

    final String text;
    final String plain;
    private final List<Group> groups;

    /** Digits that stand together, or a word for some. */
    record Group(int start, int end, String digits, boolean inWords) {
        int length() {
            return digits.length();
        }
    }

    DigitGroups(String text) {
        this.text = text;
        this.plain = SensitiveWords.plain(text);
        this.groups = tensWithUnits(read());
    }

    int size() {
        return groups.size();
    }

    /** How many in all. */
    int digits() {
        return groups.stream().mapToInt(Group::length).sum();
    }

    /** Whether the name of a card's code stands there. */
    boolean nameCode() {
        return SensitiveWords.CODE.matcher(plain).find();
    }

    Group get(int at) {
        return groups.get(at);
    }

    /** The first group that begins at this place or behind it. */
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
        var digits = new StringBuilder();
        for (int i = first; i <= last; i++) {
            digits.append(groups.get(i).digits());
        }
        return digits.toString();
    }

    /** Whether nothing stands between this group and the next that would end a number. */
    boolean isJoined(int first) {
        return isJoined(first, WIDEST_GAP, Set.of());
    }

    boolean isJoined(int first, int widest, Set<String> between) {
        int from = groups.get(first).end();
        int to = groups.get(first + 1).start();
        return to - from <= widest && holdsOnly(from, to, between);
    }

    /** Whether there are no words but those that stand between groups, and these. */
    boolean holdsOnly(int from, int to, Set<String> allowed) {
        for (String word : NO_LETTERS.split(plain.substring(from, to))) {
            if (!word.isEmpty() && !isSaidBetween(word, allowed)) {
                return false;
            }
        }
        return true;
    }

    boolean isSaidBetween(String word, Set<String> allowed) {
        return SensitiveWords.BETWEEN.contains(word) || SensitiveWords.TIMES.containsKey(word) || allowed.contains(word);
    }

    /** The last words before a place, nearest first. */
    List<String> wordsBefore(int place) {
        return List.of(NO_LETTERS.split(plain.substring(Math.max(0, place - WIDEST_GAP), place).strip())).reversed();
    }

    /** An id of ours or of somebody else's: letters and digits in one. An x is what some put between the groups. */
    boolean isPartOfWord(int at) {
        Group group = groups.get(at);
        return !group.inWords() && (isOfWord(group.start() - 1, -1) || isOfWord(group.end(), 1));
    }

    private boolean isOfWord(int at, int onward) {
        return isLetter(at) && plain.charAt(at) != 'x' || at >= 0 && at < plain.length() && plain.charAt(at) == '_' && isLetter(at + onward);
    }

    private boolean isLetter(int at) {
        return at >= 0 && at < plain.length() && Character.isLetter(plain.charAt(at));
    }

    private List<Group> read() {
        List<Group> found = new ArrayList<>();
        int times = 1;
        for (int at = 0; at < plain.length();) {
            int from = at;
            if (Character.isDigit(plain.charAt(at))) {
                var digits = new StringBuilder();
                while (at < plain.length() && Character.isDigit(plain.charAt(at))) {
                    digits.append(Character.digit(plain.charAt(at++), 10));
                }
                found.add(new Group(from, at, digits.length() == 1 ? digits.toString().repeat(times) : digits.toString(), false));
                times = 1;
            } else if (Character.isLetter(plain.charAt(at))) {
                while (at < plain.length() && Character.isLetter(plain.charAt(at))) {
                    at++;
                }
                String word = plain.substring(from, at);
                String number = SensitiveWords.NUMBERS.get(word);
                if (number != null) {
                    found.add(new Group(from, at, number.length() == 1 ? number.repeat(times) : number, true));
                }
                times = SensitiveWords.TIMES.getOrDefault(word, 1);
            } else {
                at++;
            }
        }
        return found;
    }

    /** "Forty two" is 42, "treinta y cinco" 35. */
    private List<Group> tensWithUnits(List<Group> said) {
        List<Group> found = new ArrayList<>();
        for (Group group : said) {
            Group last = found.isEmpty() ? group : found.getLast();
            boolean unit = last != group && group.inWords() && last.inWords() && group.length() == 1 && !group.digits().equals("0")
                    && last.length() == 2 && last.digits().endsWith("0") && !last.digits().equals("10")
                    && BEFORE_A_UNIT.matcher(plain.substring(last.end(), group.start())).matches();
            if (unit) {
                found.set(found.size() - 1, new Group(last.start(), group.end(), last.digits().charAt(0) + group.digits(), true));
            } else {
                found.add(group);
            }
        }
        return found;
    }
}
