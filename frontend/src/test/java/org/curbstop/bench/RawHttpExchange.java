package org.curbstop.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;

/** Sends a prebuilt request over a connection of its own, so that the client needs next to no CPU and memory. */
final class RawHttpExchange {

    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_DIGITS = 3;
    private static final byte[] RESPONSE = new byte[64 * 1024];

    private RawHttpExchange() {}

    /** @param kept whether the connection is used for further requests */
    static byte[] bytes(HttpRequest request, boolean kept) {
        var body = new ByteArrayOutputStream();
        request.bodyPublisher().ifPresent(publisher -> publisher.subscribe(collectingInto(body)));
        String target = request.uri().getRawPath() + (request.uri().getRawQuery() == null ? "" : "?" + request.uri().getRawQuery());
        var head = new StringBuilder(request.method() + " " + target + " HTTP/1.1\r\nHost: " + request.uri().getAuthority() + "\r\n");
        request.headers().map().forEach((name, values) -> values.forEach(value -> head.append(name + ": " + value + "\r\n")));
        head.append(kept ? "" : "Connection: close\r\n").append(body.size() > 0 ? "Content-Length: " + body.size() + "\r\n" : "").append("\r\n");
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body.toByteArray());
        return all.toByteArray();
    }

    /** @return the status of the response; 0 if the server closed the connection without one */
    static int status(int port, byte[] request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            try {
                socket.getOutputStream().write(request);
            } catch (SocketException refused) {
                // Rejected before it was read completely: the response may have arrived already.
            }
            int status = 0;
            int read = 0;
            try {
                for (int count; (count = socket.getInputStream().read(RESPONSE, read, RESPONSE.length - read)) > 0;) {
                    if (status == 0 && read + count >= STATUS_AT + STATUS_DIGITS) {
                        status = Integer.parseInt(new String(RESPONSE, STATUS_AT, STATUS_DIGITS, StandardCharsets.ISO_8859_1));
                    }
                    read = status == 0 ? read + count : 0;
                }
            } catch (SocketException reset) {
                return status;
            }
            return status;
        }
    }

    /** Collects a body that is in memory and therefore published at once. */
    private static Flow.Subscriber<ByteBuffer> collectingInto(ByteArrayOutputStream all) {
        return new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer part) {
                byte[] bytes = new byte[part.remaining()];
                part.get(bytes);
                all.writeBytes(bytes);
            }

            @Override
            public void onError(Throwable error) {
                throw new IllegalStateException(error);
            }

            @Override
            public void onComplete() {
                // onNext has received everything
            }
        };
    }
}
