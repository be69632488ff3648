package org.curbstop.common.masking;

import java.util.BitSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.curbstop.common.Luhn;
import org.curbstop.common.masking.DigitGroups.DigitGroup;
import org.jspecify.annotations.Nullable;

/** Finds card numbers with their expiration dates and security codes. */
final class CardNumberDetector {

    private static final int MIN_LENGTH = 13;
    private static final int MAX_LENGTH = 19;
    private static final int MAX_PHONE_DIGITS = 15;
    private static final int MAX_DISTANCE = 60;
    private static final int MAX_DEGREES_PREFIX = 5;
    private static final int MAX_ADJACENT_LENGTH = 6;

    /** Issuer prefixes with their number lengths. A number in unusual groups must match one of them. */
    private static final Pattern ISSUER_RANGES = Pattern
            .compile("4(?:\\d{12}|\\d{15}|\\d{18})|5[0-8]\\d{14}|5[06-8]\\d{15,17}|2[2-7]\\d{14}|3[47]\\d{13}"
            + "|3[0689]\\d{12}|35\\d{14}|6\\d{15,18}|8[12]\\d{14}|9792\\d{12}");
    /** How digits are grouped on cards, as group lengths. */
    private static final Set<String> PRINTED_GROUPINGS = Set.of("4444", "44443", "465", "464", "4445", "4441", "88");
    /** Groups of digits that are not card numbers: phone numbers, dates, times, amounts, coordinates, references, ZIP+4. */
    private static final Pattern NOT_CARD_NUMBERS = Pattern.compile("(?<!\\d)(?:\\+?1[ .-]?)?\\(?\\d{3}\\)?[ .-]?\\d{3}[ .-]?\\d{4}(?!\\d)"
            + "|(?<!\\d)(?:19|20)\\d{2}[-/.]\\d{1,2}[-/.]\\d{1,2}(?!\\d)|(?<!\\d)\\d{1,2}[-/.]\\d{1,2}[-/.](?:19|20)\\d{2}(?!\\d)"
            + "|(?<!\\d)\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d)|\\$ ?\\d[\\d,]*+(?:\\.\\d{2})?|(?<!\\d)\\d{1,3}(?:,\\d{3})+(?:\\.\\d{2})?(?!\\d)"
            + "|(?<!\\d)\\d{1,3}\\.\\d{3,}+, ?-?\\d{1,3}\\.\\d{3,}+|(?<!\\d)\\d{3} ?\\d{3} ?\\d{3}(?!\\d)|(?<!\\d)\\d{5}-\\d{4}(?!\\d)");
    private static final Pattern MONTH = Pattern.compile("0?[1-9]|1[0-2]");
    private static final Pattern YEAR = Pattern.compile("(?:20)?[2-4]\\d");
    private static final Pattern BEFORE_A_YEAR = Pattern.compile("\\s?[/\\-.]\\s?");

    /** "45." before 13 digits or more: a decimal number printed by a program. */
    private static final Pattern COORDINATE = Pattern.compile("(?<![\\d.])\\d{1,3}\\.$");
    private static final Pattern WORD_BEHIND = Pattern.compile("[ \\t]?(\\p{L}+)");

    private final DigitGroups groups;
    private final BitSet found;
    /** Matches of {@link #NOT_CARD_NUMBERS}; computed only if a candidate is found, which is rare. */
    private @Nullable BitSet others;
    /** Cached result of the label search for each group, which is near several numbers. */
    private final BitSet labeled = new BitSet();
    private final BitSet labelKnown = new BitSet();

    CardNumberDetector(DigitGroups groups, BitSet found) {
        this.groups = groups;
        this.found = found;
    }

    void find() {
        for (int first = 0; first < groups.size();) {
            int last = lastGroupFrom(first);
            if (last >= first) {
                mark(first, last);
                markExpiryAndCode(first, last);
            }
            first = Math.max(first, last) + 1;
        }
        markCodes();
    }

    /** Returns the last group of the card number that begins here, or -1. The longest match is used, so that no digit of it remains. */
    private int lastGroupFrom(int first) {
        if (isInFours(first)) {
            return first + 3;
        }
        int longest = -1;
        int length = 0;
        for (int last = first; last < groups.size() && length <= MAX_LENGTH; last++) {
            if (groups.isPartOfWord(last) || last > first && !groups.isJoined(last - 1)) {
                break;
            }
            length += groups.get(last).length();
            if (length >= MIN_LENGTH && (last == first ? isCard(groups.get(first)) : isCard(first, last, length))) {
                longest = last;
            }
        }
        return longest;
    }

    /** Groups of four with any words between them: "starts 4242 4242, ends 4242 4242". */
    private boolean isInFours(int from) {
        for (int i = from; i < from + 4; i++) {
            if (i >= groups.size() || groups.get(i).length() != 4 || groups.get(i).inWords() || groups.isPartOfWord(i)
                    || i > from && groups.get(i).start() - groups.get(i - 1).end() > 2 * DigitGroups.MAX_GAP) {
                return false;
            }
        }
        return groups.isLuhnValid(from, from + 3) && ISSUER_RANGES.matcher(groups.digits(from, from + 3)).matches();
    }

    private boolean isCard(int first, int last, int length) {
        return length <= MAX_LENGTH && groups.isLuhnValid(first, last)
                && (isPrinted(first, last)
                        || ISSUER_RANGES.matcher(groups.digits(first, last)).matches() && !overlapsOther(first, last));
    }

    /**
     * Checks a single run of digits. If it is longer than any card number, checks its beginning: card, expiration and code typed together.
     */
    private boolean isCard(DigitGroup group) {
        String digits = group.digits();
        if (digits.length() <= MAX_LENGTH) {
            boolean phone = digits.length() <= MAX_PHONE_DIGITS && group.start() > 0 && groups.text.charAt(group.start() - 1) == '+';
            boolean other = phone
                    || COORDINATE.matcher(groups.text.substring(Math.max(0, group.start() - MAX_DEGREES_PREFIX), group.start())).find();
            return Luhn.isValidNumber(digits, 0, digits.length()) && (!other || ISSUER_RANGES.matcher(digits).matches());
        }
        for (int length = MIN_LENGTH; length <= MAX_LENGTH; length++) {
            String beginning = digits.substring(0, length);
            if (ISSUER_RANGES.matcher(beginning).matches() && Luhn.isValidNumber(digits, 0, length)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the groups are as printed on a card, single digits, or words. */
    private boolean isPrinted(int first, int last) {
        var lengths = new StringBuilder();
        boolean single = true;
        boolean inWords = true;
        for (int i = first; i <= last; i++) {
            lengths.append(groups.get(i).length());
            single &= groups.get(i).length() == 1;
            inWords &= groups.get(i).inWords();
        }
        return single || inWords || PRINTED_GROUPINGS.contains(lengths.toString());
    }

    private boolean overlapsOther(int first, int last) {
        int next = others().nextSetBit(groups.get(first).start());
        return next >= 0 && next < groups.get(last).end();
    }

    private BitSet others() {
        BitSet all = others;
        if (all == null) {
            all = new BitSet();
            Matcher other = NOT_CARD_NUMBERS.matcher(groups.text);
            while (other.find()) {
                all.set(other.start(), other.end());
            }
            others = all;
        }
        return all;
    }

    private void markExpiryAndCode(int first, int last) {
        int at = last;
        while (at + 1 < groups.size() && at < last + MAX_ADJACENT_LENGTH && isBeside(at)) {
            at++;
        }
        if (at > last + 1 && isExpiry(at - 1) && isCodeBehind(at)) {
            at++;
        }
        if (at > last && (at > last + 1 || isLabelled(at) || !isBeforeAWord(at) && groups.get(at).length() >= 3)) {
            mark(last + 1, at);
        }
        for (int near = groups.from(groups.get(first).start() - MAX_DISTANCE); near < groups.size()
                && groups.get(near).start() < groups.get(last).end() + MAX_DISTANCE; near++) {
            if (isExpiry(near)) {
                mark(near, near + 1);
            } else if (groups.get(near).length() <= 4 && isLabelled(near)) {
                mark(near, near);
            }
        }
    }

    /** After card and expiration date, three or four digits are the code, whatever word follows; a house number there is rare. */
    private boolean isCodeBehind(int left) {
        return left + 1 < groups.size() && groups.get(left + 1).length() >= 3 && groups.get(left + 1).length() <= 4
                && groups.isJoined(left, 2 * DigitGroups.MAX_GAP, SensitiveNumberWords.BESIDE_CARD);
    }

    private boolean isBeside(int left) {
        return groups.get(left + 1).length() <= MAX_ADJACENT_LENGTH
                && groups.isJoined(left, 2 * DigitGroups.MAX_GAP, SensitiveNumberWords.BESIDE_CARD)
                && (!isBeforeAWord(left + 1) || isLabelled(left + 1));
    }

    /** "12 Alder Street" after a card number is an address. */
    private boolean isBeforeAWord(int at) {
        int end = groups.get(at).end();
        Matcher word = WORD_BEHIND.matcher(groups.normalized).region(end, Math.min(groups.normalized.length(), end + DigitGroups.MAX_GAP));
        return !groups.get(at).inWords() && word.lookingAt() && !groups.isAllowedBetween(word.group(1), SensitiveNumberWords.BESIDE_CARD);
    }

    private boolean isExpiry(int at) {
        if (at + 1 >= groups.size() || groups.get(at).length() > 2 || !MONTH.matcher(groups.get(at).digits()).matches()
                || !YEAR.matcher(groups.get(at + 1).digits()).matches()) {
            return false;
        }
        int end = groups.get(at + 1).end();
        boolean longer = at + 2 < groups.size() && groups.get(at + 2).start() == end + 1
                && "/-".indexOf(groups.normalized.charAt(end)) >= 0;
        return !longer && BEFORE_A_YEAR.matcher(groups.normalized.substring(groups.get(at).end(), groups.get(at + 1).start())).matches();
    }

    /** Returns whether a label printed on cards directly precedes the group. */
    private boolean isLabelled(int at) {
        if (!labelKnown.get(at)) {
            labelKnown.set(at);
            labeled.set(at, hasLabelBefore(at));
        }
        return labeled.get(at);
    }

    private boolean hasLabelBefore(int at) {
        for (String word : groups.wordsBefore(groups.get(at).start())) {
            if (SensitiveNumberWords.CARD_LABELS.contains(word)) {
                return true;
            }
            if (!word.isEmpty() && !SensitiveNumberWords.FILLER.contains(word)) {
                return false;
            }
        }
        return false;
    }

    /** Marks a security code after its name, even without a card number: it often comes in the next message. */
    private void markCodes() {
        Matcher name = SensitiveNumberWords.CARD_CODE_NAMES.matcher(groups.normalized);
        while (name.find()) {
            int first = groups.from(name.end());
            int last = codeEnd(first);
            if (last >= first && groups.get(first).start() - name.end() <= DigitGroups.MAX_GAP
                    && groups.containsOnly(name.end(), groups.get(first).start(), SensitiveNumberWords.BESIDE_CARD)) {
                mark(first, last);
            }
        }
    }

    /** Returns the group that completes three or four digits, or -1. */
    private int codeEnd(int first) {
        int length = 0;
        for (int last = first; last < groups.size() && (last == first || groups.isJoined(last - 1)); last++) {
            length += groups.get(last).length();
            if (length >= 3) {
                return length <= 4 ? last : -1;
            }
        }
        return -1;
    }

    private void mark(int first, int last) {
        found.set(groups.get(first).start(), groups.get(last).end());
    }
}
