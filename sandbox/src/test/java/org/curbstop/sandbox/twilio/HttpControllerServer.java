package org.curbstop.sandbox.twilio;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Serves controllers on a real port, without an application context. */
public final class HttpControllerServer implements AutoCloseable {

    private final HttpServer server;

    public HttpControllerServer(Object... controllers) throws IOException {
        var doors = MockMvcBuilders.standaloneSetup(controllers).build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var request = MockMvcRequestBuilders
                        .request(HttpMethod.valueOf(exchange.getRequestMethod()), URI.create("http://localhost" + exchange.getRequestURI()))
                        .content(exchange.getRequestBody().readAllBytes());
                exchange.getRequestHeaders().forEach((name, values) -> request.header(name, values.toArray()));
                var response = doors.perform(request).andReturn().getResponse();
                byte[] body = response.getContentAsByteArray();
                exchange.getResponseHeaders().set("Content-Type", String.valueOf(response.getContentType()));
                exchange.sendResponseHeaders(response.getStatus(), body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
        server.start();
    }

    public URI at() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
