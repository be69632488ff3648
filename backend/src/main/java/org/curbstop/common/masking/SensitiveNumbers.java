package org.curbstop.common.masking;

import java.util.BitSet;

/**
 * Finds and masks numbers that must never be stored in what people type or say: card numbers (13 to 19 digits that pass the Luhn check,
 * ISO/IEC 7812-1) with expiration date and security code, and US social security numbers. Handles digits of any script and number words,
 * with any separators. Account, phone and reference numbers, amounts, dates and addresses are kept.
 */
public final class SensitiveNumbers {

    public static final String MASK = "••••";

    private static final int MIN_DIGITS = 9;
    /** Minimum length of a text with a sensitive number in words. */
    private static final int MIN_LENGTH_IN_WORDS = 30;

    /**
     * Cache of texts without sensitive numbers, indexed by hash, where newer texts replace older ones: a stored conversation repeats its
     * sentences every turn. Used without a lock, since a missed text is only searched again.
     */
    private static final String[] CLEAN = new String[2048];
    private static final int MAX_LENGTH_OF_CLEAN = 400;

    private SensitiveNumbers() {}

    public static boolean isIn(String text) {
        return !mask(text).equals(text);
    }

    /** Replaces each sensitive number by {@link #MASK}; returns the same instance if there is none. */
    public static String mask(String text) {
        int place = text.hashCode() & (CLEAN.length - 1);
        if (text.equals(CLEAN[place]) || !mayHold(text)) {
            return text;
        }
        String masked = search(text);
        if (masked.equals(text) && text.length() <= MAX_LENGTH_OF_CLEAN) {
            CLEAN[place] = text;
        }
        return masked;
    }

    /** Also masks PINs and codes in a message to a person. Account numbers are kept, which that person needs to help. */
    public static String maskWithCodes(String text) {
        String kept = mask(text);
        var found = new BitSet(kept.length());
        new AccessCodeDetector(new DigitGroups(kept), found).find();
        return found.isEmpty() ? kept : masked(kept, found);
    }

    private static String search(String text) {
        var groups = new DigitGroups(text);
        if (groups.digits() < MIN_DIGITS && !groups.namesCardCode()) {
            return text;
        }
        var found = new BitSet(text.length());
        new CardNumberDetector(groups, found).find();
        new SocialSecurityNumberDetector(groups, found).find();
        return found.isEmpty() ? text : masked(text, found);
    }

    /** Quick check first: most stored texts are short or ids. */
    private static boolean mayHold(String text) {
        int digits = 0;
        boolean inParts = false;
        boolean code = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits += Character.isDigit(c) || Character.isSurrogate(c) ? 1 : 0;
            inParts |= !Character.isLetterOrDigit(c) && c != '_';
            code |= (c | 0x20) == 'c' && i + 1 < text.length() && "vsVS".indexOf(text.charAt(i + 1)) >= 0;
        }
        return digits >= MIN_DIGITS || inParts && (code || text.length() >= MIN_LENGTH_IN_WORDS);
    }

    private static String masked(String text, BitSet found) {
        var result = new StringBuilder(text.length());
        for (int at = 0; at < text.length();) {
            int until = found.get(at) ? found.nextClearBit(at) : found.nextSetBit(at) < 0 ? text.length() : found.nextSetBit(at);
            result.append(found.get(at) ? MASK : text.substring(at, until));
            at = until;
        }
        return result.toString();
    }
}
