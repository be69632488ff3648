package org.curbstop.sandbox.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** Minimal SMTP server (RFC 5321) that accepts mail from this machine, confirms it after it is stored, and never delivers it. */
final class SandboxSmtpServer implements AutoCloseable {

    private static final int MAX_LENGTH = 2_000_000;
    private static final int TIMEOUT_MILLIS = 30_000;

    private final ServerSocket serverSocket;
    private final BiConsumer<List<String>, String> store;
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

    /** @param store receives recipients and raw message; if it throws, the sender gets an error */
    SandboxSmtpServer(BiConsumer<List<String>, String> store) {
        this.store = store;
        try {
            serverSocket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        work.execute(this::listen);
    }

    int port() {
        return serverSocket.getLocalPort();
    }

    private void listen() {
        while (!serverSocket.isClosed()) {
            try {
                Socket caller = serverSocket.accept();
                work.execute(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller; var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
            caller.setSoTimeout(TIMEOUT_MILLIS);
            OutputStream out = caller.getOutputStream();
            reply(out, "220 Curbstop sandbox");
            var receivers = new ArrayList<String>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.length() < 4 ? line : line.substring(0, 4);
                switch (verb.toUpperCase(java.util.Locale.ROOT)) {
                    case "EHLO", "HELO", "NOOP" -> reply(out, "250 Curbstop sandbox");
                    case "MAIL", "RSET" -> {
                        receivers.clear();
                        reply(out, "250 OK");
                    }
                    case "RCPT" -> {
                        receivers.add(line.replaceAll("(?i)^RCPT TO:\\s*<?([^>\\s]*)>?.*$", "$1"));
                        reply(out, "250 OK");
                    }
                    case "DATA" -> {
                        reply(out, "354 go on, and end with a dot");
                        reply(out, storeAndReply(receivers, message(in)));
                    }
                    case "QUIT" -> {
                        reply(out, "221 bye");
                        return;
                    }
                    default -> reply(out, "502 not known here");
                }
            }
        } catch (IOException gone) {
            // The sender disconnected; nothing was confirmed.
        }
    }

    private String storeAndReply(List<String> receivers, String message) {
        if (message.length() > MAX_LENGTH) {
            return "552 too large";
        }
        try {
            store.accept(List.copyOf(receivers), message);
            return "250 OK: stored";
        } catch (RuntimeException e) {
            return "451 not stored, try again";
        }
    }

    private static String message(BufferedReader in) throws IOException {
        var message = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (message.length() <= MAX_LENGTH) {
                message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
        }
        return message.toString();
    }

    private static void reply(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        serverSocket.close();
        work.shutdownNow();
    }
}
