package org.curbstop.common.masking;

import java.util.BitSet;
import java.util.Set;

/** Finds PINs and codes of four to six digits, in digits or words, in a text that mentions a code or contains nothing else. */
record AccessCodeDetector(DigitGroups groups, BitSet found) {

    private static final int MIN_LENGTH = 4;
    private static final int MAX_LENGTH = 6;
    /** In characters: "four, and then eight" is one number. */
    private static final int MAX_GAP = 12;

    void find() {
        boolean named = SensitiveNumberWords.ACCESS_CODE_NAMES.matcher(groups.normalized).find();
        for (int first = 0; first < groups.size();) {
            int last = first;
            while (last + 1 < groups.size() && groups.isJoined(last, MAX_GAP, Set.of())) {
                last++;
            }
            if (named || isAlone(first, last)) {
                mark(first, last);
            }
            first = last + 1;
        }
    }

    private boolean isAlone(int first, int last) {
        return groups.containsOnly(0, groups.get(first).start(), SensitiveNumberWords.BESIDE_ACCESS_CODE)
                && groups.containsOnly(groups.get(last).end(), groups.text.length(), SensitiveNumberWords.BESIDE_ACCESS_CODE);
    }

    /** Marks the whole number if it has the length of a code; otherwise each group that does. */
    private void mark(int first, int last) {
        if (isCode(groups.digits(first, last).length())) {
            found.set(groups.get(first).start(), groups.get(last).end());
            return;
        }
        for (int at = first; at <= last; at++) {
            if (isCode(groups.get(at).length()) && !groups.isPartOfWord(at)) {
                found.set(groups.get(at).start(), groups.get(at).end());
            }
        }
    }

    private static boolean isCode(int digits) {
        return digits >= MIN_LENGTH && digits <= MAX_LENGTH;
    }
}
