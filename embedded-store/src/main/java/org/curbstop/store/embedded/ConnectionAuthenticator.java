package org.curbstop.store.embedded;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates connections by SASL PLAIN (RFC 4616) with a password generated at each start. The password crosses the loopback interface
 * in clear text, where only root can listen. The stock server has no authentication.
 */
final class ConnectionAuthenticator {

    static final String USER = "curbstop";

    private static final AttributeKey<Boolean> AUTHENTICATED = AttributeKey.valueOf("curbstop-let-in");
    private static final int PASSWORD_BYTES = 32;
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;
    /** Commands that a driver sends before it authenticates; the responses hold no data. */
    private static final Set<String> ALLOWED_BEFORE_LOGIN = Set.of("hello", "ismaster", "endsessions");

    private final String password;
    private final byte[] expected;

    ConnectionAuthenticator() {
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        this.password = HexFormat.of().formatHex(random);
        this.expected = (USER + "\0" + USER + "\0" + password).getBytes(StandardCharsets.UTF_8);
    }

    String password() {
        return password;
    }

    /** Returns the response to an authentication command, or null if the command may go on to the server. */
    @Nullable
    Document authenticate(Channel channel, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        if (name.equals("saslstart")) {
            return login(channel, query);
        }
        if (!ALLOWED_BEFORE_LOGIN.contains(name)) {
            requireAuthenticated(channel, command);
        }
        return null;
    }

    void requireAuthenticated(Channel channel, String command) {
        if (!Boolean.TRUE.equals(channel.attr(AUTHENTICATED).get())) {
            throw new MongoServerError(UNAUTHORIZED, "Unauthorized", "command " + command + " requires authentication");
        }
    }

    /** Returns the PLAIN message: authorization identity, user and password. Drivers send the user as the authorization identity. */
    private static byte[] payloadBytes(@Nullable Object payload) {
        return switch (payload) {
            case byte[] bytes -> bytes;
            case BinData binary -> binary.getData();
            case null, default -> new byte[0];
        };
    }

    private Document login(Channel channel, Document query) {
        boolean right = "PLAIN".equals(query.get("mechanism")) && MessageDigest.isEqual(payloadBytes(query.get("payload")), expected);
        if (!right) {
            throw new MongoServerError(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed.");
        }
        channel.attr(AUTHENTICATED).set(true);
        return new Document("conversationId", 1).append("done", true).append("payload", new BinData(new byte[0])).append("ok", 1.0);
    }
}
