package org.curbstop.common.masking;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds US social security numbers: by their shape, 3-2-4 with separators, or nine digits of any shape near their name. */
record SocialSecurityNumberDetector(DigitGroups groups, BitSet found) {

    private static final int DIGITS = 9;
    private static final int NAME_BEFORE = 60;
    private static final int NAME_BEHIND = 30;
    private static final String BETWEEN = "[\\p{Z}\\s\\p{Pd}.·/_,]{1,3}";
    /** No number has 000 as its first part, or only zeros in another (20 CFR 422.103; SSA, "Social Security Number Randomization"). */
    private static final Pattern SHAPE = Pattern
            .compile("(?<!\\d|\\d[-./])(?!000)\\d{3}" + BETWEEN + "(?!00)\\d{2}" + BETWEEN + "(?!0000)\\d{4}(?!\\d|[-/]\\d)");

    void find() {
        Matcher shape = SHAPE.matcher(groups.normalized);
        while (shape.find()) {
            found.set(shape.start(), shape.end());
        }
        Matcher name = SensitiveNumberWords.SOCIAL_SECURITY_NAMES.matcher(groups.normalized);
        while (name.find()) {
            markAfter(name.end());
            markBefore(name.start());
        }
    }

    private void markAfter(int end) {
        for (int first = groups.from(end); first < groups.size() && groups.get(first).start() - end <= NAME_BEFORE; first++) {
            if (mark(first) || SensitiveNumberWords.OTHER_NUMBER_NAMES.matcher(groups.normalized.substring(end, groups.get(first).start()))
                    .find()) {
                return;
            }
        }
    }

    private void markBefore(int start) {
        for (int first = groups.from(start - 2 * NAME_BEFORE); first < groups.size() && groups.get(first).end() <= start; first++) {
            int last = nineDigits(first);
            int far = last >= 0 ? start - groups.get(last).end() : -1;
            int from = groups.get(first).start();
            if (far >= 0 && far <= NAME_BEHIND && !SensitiveNumberWords.OTHER_NUMBER_NAMES
                    .matcher(groups.normalized.substring(Math.max(0, from - NAME_BEHIND), from)).find()) {
                mark(first);
            }
        }
    }

    private boolean mark(int first) {
        int last = nineDigits(first);
        boolean named = last >= 0 && !SensitiveNumberWords.OTHER_NUMBER_NAMES.matcher(lastWords(groups.get(first).start())).find();
        if (named) {
            found.set(groups.get(first).start(), groups.get(last).end());
        }
        return named;
    }

    private String lastWords(int start) {
        return groups.normalized.substring(Math.max(0, start - DigitGroups.MAX_GAP), start);
    }

    /** Returns the group that completes exactly nine digits from here, or -1. */
    private int nineDigits(int first) {
        int length = 0;
        for (int last = first; last < groups.size() && !groups.isPartOfWord(last); last++) {
            if (last > first && !groups.isJoined(last - 1)) {
                return -1;
            }
            length += groups.get(last).length();
            if (length >= DIGITS) {
                return length == DIGITS ? last : -1;
            }
        }
        return -1;
    }
}
