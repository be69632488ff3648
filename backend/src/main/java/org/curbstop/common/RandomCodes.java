package org.curbstop.common;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * The one source of random values: numbers that people read, codes, passwords, keys. A test lists who uses it, with how many values there
 * are and who counts the tries to guess one.
 */
public final class RandomCodes {

    /** Crockford's alphabet: no i, l, o, u, so that it can be read out. */
    public static final String BASE32 = "0123456789abcdefghjkmnpqrstvwxyz";
    public static final String DIGITS = "0123456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomCodes() {}

    public static String create(String alphabet, int length) {
        var code = new StringBuilder(length);
        RANDOM.ints(length, 0, alphabet.length()).forEach(index -> code.append(alphabet.charAt(index)));
        return code.toString();
    }

    /** Not zero in front, so that nothing drops a digit. */
    public static String createNumber(int digits) {
        return create(DIGITS.substring(1), 1) + create(DIGITS, digits - 1);
    }

    public static byte[] createBytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes); // at once: each call waits for its turn
        return bytes;
    }

    /** For cookies, headers and addresses. */
    public static String createUrlToken(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(createBytes(bytes));
    }
}
