package org.curbstop.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Outage management system that accepts connections and never answers. */
final class SleepingOutageSystem implements AutoCloseable {

    private final ServerSocket listener;
    private final List<Socket> held = new CopyOnWriteArrayList<>();

    SleepingOutageSystem() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    held.add(listener.accept());
                }
            } catch (IOException closed) {
                // The test has ended.
            }
        });
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/outages";
    }

    int calls() {
        return held.size();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket each : held) {
            each.close();
        }
    }
}
