package org.curbstop.common.masking;

import java.util.BitSet;
import java.util.Set;

/** PINs and codes of four to six digits, written or in words, in a text that names one or says nothing else. */
final class AccessCodeDetector {

    private static final int MIN_LENGTH = 4;
    private static final int MAX_LENGTH = 6;
    /** "Four, and then eight" is one number. */
    private static final int WIDEST_GAP = 12;

    private final DigitGroups groups;
    private final BitSet found;

    AccessCodeDetector(DigitGroups groups, BitSet found) {
        this.groups = groups;
        this.found = found;
    }

    void find() {
        boolean named = SensitiveNumberWords.ACCESS_CODE_NAMES.matcher(groups.normalized).find();
        for (int first = 0; first < groups.size();) {
            int last = first;
            while (last + 1 < groups.size() && groups.isJoined(last, WIDEST_GAP, Set.of())) {
                last++;
            }
            if (named || isAlone(first, last)) {
                mark(first, last);
            }
            first = last + 1;
        }
    }

    private boolean isAlone(int first, int last) {
        return groups.holdsOnly(0, groups.get(first).start(), SensitiveNumberWords.BESIDE_ACCESS_CODE)
                && groups.holdsOnly(groups.get(last).end(), groups.text.length(), SensitiveNumberWords.BESIDE_ACCESS_CODE);
    }

    /** All of them, or of a longer number each that is as long as a code. */
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
