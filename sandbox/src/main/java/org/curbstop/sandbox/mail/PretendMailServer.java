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

/**
 * A mail server as small as SMTP allows (RFC 5321): takes mail from this machine, says so only after it is stored, and delivers it
 * nowhere.
 */
final class PretendMailServer implements AutoCloseable {

    private static final int LONGEST = 2_000_000;
    private static final int PATIENCE_MILLIS = 30_000;

    private final ServerSocket door;
    private final BiConsumer<List<String>, String> keep;
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

    /** @param keep gets receivers and the message as it came; what it throws, the sender learns as a failure */
    PretendMailServer(BiConsumer<List<String>, String> keep) {
        this.keep = keep;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        work.execute(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                work.execute(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller; var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
            caller.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = caller.getOutputStream();
            say(out, "220 pretend world");
            var receivers = new ArrayList<String>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.length() < 4 ? line : line.substring(0, 4);
                switch (verb.toUpperCase(java.util.Locale.ROOT)) {
                    case "EHLO", "HELO", "NOOP" -> say(out, "250 pretend world");
                    case "MAIL", "RSET" -> {
                        receivers.clear();
                        say(out, "250 OK");
                    }
                    case "RCPT" -> {
                        receivers.add(line.replaceAll("(?i)^RCPT TO:\\s*<?([^>\\s]*)>?.*$", "$1"));
                        say(out, "250 OK");
                    }
                    case "DATA" -> {
                        say(out, "354 go on, and end with a dot");
                        say(out, kept(receivers, message(in)));
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "502 not known here");
                }
            }
        } catch (IOException gone) {
            // The sender went away in the middle: nothing was promised.
        }
    }

    private String kept(List<String> receivers, String message) {
        if (message.length() > LONGEST) {
            return "552 too large";
        }
        try {
            keep.accept(List.copyOf(receivers), message);
            return "250 OK: stored";
        } catch (RuntimeException e) {
            return "451 not stored, try again";
        }
    }

    private static String message(BufferedReader in) throws IOException {
        var message = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (message.length() <= LONGEST) {
                message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
        }
        return message.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
        work.shutdownNow();
    }
}
