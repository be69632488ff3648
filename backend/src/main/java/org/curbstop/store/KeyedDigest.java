package org.curbstop.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.curbstop.common.RandomCodes;
import org.curbstop.store.files.PrivateFiles;

/**
 * HMAC-SHA-256 with a key that is not in the database: who has a copy of the database can neither make such a digest nor find by trial
 * what a short one was made of. Texts go in with their lengths: ("ab", "c") is not ("a", "bc").
 */
public final class KeyedDigest {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int ID_CHARS = 8;
    private static final String FOLDER = "keys";
    private static final String FILE = "secret.key";

    private final SecretKeySpec key;

    private KeyedDigest(byte[] key) {
        if (key.length < KEY_BYTES) {
            throw new IllegalStateException("CURBSTOP_SECRET_KEY needs at least 32 bytes in Base64, such as openssl rand -base64 32 gives");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** @param base64 the key of all processes on one database */
    public static KeyedDigest fromBase64(String base64) {
        try {
            return new KeyedDigest(Base64.getDecoder().decode(base64.strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("CURBSTOP_SECRET_KEY is not Base64", e);
        }
    }

    /** The key in this data folder, made at the first start. */
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
            Files.createLink(file, next); // of two processes at once one is refused: there is one key
        } catch (FileAlreadyExistsException another) {
            // theirs is the key
        } finally {
            Files.delete(next);
        }
    }

    /** Identifies the key without disclosing it. */
    public String keyId() {
        return hex("key").substring(0, ID_CHARS);
    }

    /** 64 hexadecimal digits. @param purpose keeps a digest made for one thing from matching another */
    public String hex(String purpose, String... texts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            add(mac, purpose);
            for (String text : texts) {
                add(mac, text);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static void add(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        mac.update(bytes);
    }
}
