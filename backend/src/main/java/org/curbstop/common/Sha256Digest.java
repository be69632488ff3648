package org.curbstop.common;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** SHA-256 of strings, each preceded by its length, so that ("ab", "c") differs from ("a", "bc"). */
public final class Sha256Digest {

    private final MessageDigest sha256 = DigestUtils.getSha256Digest();

    public static String of(String... texts) {
        var digest = new Sha256Digest();
        for (String text : texts) {
            digest.add(text);
        }
        return digest.hex();
    }

    public Sha256Digest add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    public Sha256Digest add(byte[] bytes) {
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        sha256.update(bytes);
        return this;
    }

    /** Returns 64 hexadecimal digits and resets the digest. */
    public String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Returns the first eight bytes and resets the digest. */
    public long prefix() {
        return ByteBuffer.wrap(sha256.digest()).getLong();
    }
}
