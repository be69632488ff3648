package org.curbstop.common;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * The only source of random values: numbers for people, codes, passwords, keys. A test lists its callers, with the number of possible
 * values and what limits guessing.
 */
public final class RandomCodes {

    /** Crockford's alphabet, without i, l, o, u, so that it can be read out. */
    public static final String BASE32 = "0123456789abcdefghjkmnpqrstvwxyz";
    public static final String DIGITS = "0123456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomCodes() {}

    public static String create(String alphabet, int length) {
        var code = new StringBuilder(length);
        RANDOM.ints(length, 0, alphabet.length()).forEach(index -> code.append(alphabet.charAt(index)));
        return code.toString();
    }

    /** Creates a number without a leading zero, which could get lost. */
    public static String createNumber(int digits) {
        return create(DIGITS.substring(1), 1) + create(DIGITS, digits - 1);
    }

    public static byte[] createBytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes); // one call for all, since calls may wait for each other
        return bytes;
    }

    /** Creates a token for cookies, headers and URLs. */
    public static String createUrlToken(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(createBytes(bytes));
    }
}
