package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.curbstop.bench.GeneratedTown;
import org.curbstop.start.ServerProcess;

/** Starts applications in separate processes, for drills that kill them. */
final class DrillServers {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SETTLED = Duration.ofMinutes(3);

    private DrillServers() {}

    /** Starts a process without waiting until it is ready, so that two can start in parallel. */
    static ServerProcess begin(Path folder, String mongoUri, Map<String, String> settings) throws IOException {
        var line = new ArrayList<>(GeneratedTown.JAVA);
        line.addAll(List.of("--server.address=127.0.0.1", "--vaadin.productionMode=true", "--logging.level.root=WARN",
                "--server.forward-headers-strategy=native"));
        var all = new HashMap<>(settings);
        all.put("CURBSTOP_MONGODB_URI", mongoUri);
        return ServerProcess.start(Files.createDirectories(folder), all, line);
    }

    static ServerProcess opened(ServerProcess started) throws InterruptedException {
        assertThat(started.awaitOpen(START)).as("the application started").isTrue();
        return started;
    }

    static void await(BooleanSupplier holds) {
        long end = System.nanoTime() + SETTLED.toNanos();
        while (!holds.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }
}
