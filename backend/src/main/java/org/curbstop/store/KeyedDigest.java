package org.curbstop.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.curbstop.common.RandomCodes;
import org.curbstop.store.files.PrivateFiles;

/**
 * HMAC-SHA-256 with a key kept outside the database. A copy of the database is not enough to forge a digest or to find a short input by
 * brute force. Inputs are length-prefixed, so ("ab", "c") differs from ("a", "bc").
 */
public final class KeyedDigest {

    private static final int KEY_BYTES = 32;
    private static final int ID_CHARS = 8;
    private static final String FOLDER = "keys";
    private static final String FILE = "secret.key";

    private final byte[] key;

    private KeyedDigest(byte[] key) {
        if (key.length < KEY_BYTES) {
            throw new IllegalStateException("CURBSTOP_SECRET_KEY needs at least 32 bytes in Base64, such as openssl rand -base64 32 gives");
        }
        this.key = key.clone();
    }

    /** @param base64 the key shared by all processes on one database */
    public static KeyedDigest fromBase64(String base64) {
        try {
            return new KeyedDigest(Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("CURBSTOP_SECRET_KEY is not Base64", e);
        }
    }

    /** Returns the key of this data folder, created at first startup. */
    static KeyedDigest fromDataFolder(Path data) {
        Path folder = data.resolve(FOLDER);
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                createKeyFile(folder, file);
            }
            return fromBase64(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the key " + file + " cannot be read or made", e);
        }
    }

    private static void createKeyFile(Path folder, Path file) throws IOException {
        PrivateFiles.createFolder(folder);
        Path next = PrivateFiles.write(file.resolveSibling("secret.key." + ProcessHandle.current().pid()),
                Base64.getEncoder().encodeToString(RandomCodes.createBytes(KEY_BYTES)) + "\n");
        try {
            Files.createLink(file, next); // fails for the second of two processes, so there is only one key
        } catch (FileAlreadyExistsException another) {
            // use the key of the other process
        } finally {
            Files.delete(next);
        }
    }

    /** Returns a short id of the key that does not disclose it. */
    public String keyId() {
        return hex("key").substring(0, ID_CHARS);
    }

    /**
     * Returns a digest of 64 hexadecimal digits.
     *
     * @param purpose separates digests made for different uses
     */
    public String hex(String purpose, String... texts) {
        Mac mac = HmacUtils.getInitializedMac(HmacAlgorithms.HMAC_SHA_256, key);
        add(mac, purpose);
        for (String text : texts) {
            add(mac, text);
        }
        return HexFormat.of().formatHex(mac.doFinal());
    }

    private static void add(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        mac.update(bytes);
    }
}
