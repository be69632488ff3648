package org.curbstop.accounts.verification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.curbstop.common.RandomCodes;

/**
 * Hashes PINs and one-time codes for storage: PBKDF2 with HMAC-SHA-512 (RFC 8018), deliberately slow at about 50 ms. PINs have so few
 * values that the limits on attempts protect them; the hash only keeps them from being read in the database.
 */
public final class PinHasher {

    private static final int ITERATIONS = 100_000;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;

    private PinHasher() {}

    /** A hash function; tests count its calls. */
    @FunctionalInterface
    public interface HashFunction {
        String hash(String secret, String salt);
    }

    static String salt() {
        return HexFormat.of().formatHex(RandomCodes.createBytes(SALT_BYTES));
    }

    public static String hash(String secret, String salt) {
        var spec = new PBEKeySpec(secret.toCharArray(), HexFormat.of().parseHex(salt), ITERATIONS, KEY_BITS);
        try {
            return HexFormat.of().formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** Compares in constant time. */
    static boolean matches(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
