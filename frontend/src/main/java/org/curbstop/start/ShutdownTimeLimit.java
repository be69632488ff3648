package org.curbstop.start;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Ends the process after a stop signal, even if an orderly shutdown waits for a lock that is never released. */
final class ShutdownTimeLimit {

    private static final AtomicReference<@Nullable Duration> LIMIT = new AtomicReference<>();

    private ShutdownTimeLimit() {}

    /** Installs one limit per process, because tests create several application contexts. */
    static void install(Duration limit) {
        if (LIMIT.getAndSet(limit) == null) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop-limit").unstarted(ShutdownTimeLimit::watch));
        }
    }

    /** The shutdown hook returns at once, since shutdown waits for every hook; nothing waits for the thread it starts. */
    private static void watch() {
        Duration limit = LIMIT.get();
        Thread.ofPlatform().daemon().name("stop-limit").start(() -> {
            VirtualThreadWatchdog.sleep(limit == null ? Duration.ZERO : limit);
            System.err.println("curbstop: the stop took too long; ending with code " + VirtualThreadWatchdog.EXIT_CODE);
            Runtime.getRuntime().halt(VirtualThreadWatchdog.EXIT_CODE);
        });
    }
}
