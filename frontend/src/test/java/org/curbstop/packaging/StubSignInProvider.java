package org.curbstop.packaging;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Minimal OpenID Connect provider up to its sign-in page. */
final class StubSignInProvider implements AutoCloseable {

    private static final String DISCOVERY = """
            {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
             "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"], "response_types_supported": ["code"], \
             "id_token_signing_alg_values_supported": ["RS256"]}""";

    private final HttpServer server;

    StubSignInProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> {
            byte[] body = DISCOVERY.formatted(issuer()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
