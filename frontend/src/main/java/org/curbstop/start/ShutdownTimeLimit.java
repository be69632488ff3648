package org.curbstop.start;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A stop signal ends the process, even where an orderly stop waits for a lock that nobody gives back. */
final class ShutdownTimeLimit {

    private static final AtomicReference<@Nullable Duration> LIMIT = new AtomicReference<>();

    private ShutdownTimeLimit() {}

    /** One for the process: contexts come and go in tests. */
    static void install(Duration limit) {
        if (LIMIT.getAndSet(limit) == null) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop-limit").unstarted(ShutdownTimeLimit::watch));
        }
    }

    /** The hook ends at once, since a stop waits for every hook; the thread that it leaves behind is waited for by nobody. */
    private static void watch() {
        Duration limit = LIMIT.get();
        Thread.ofPlatform().daemon().name("stop-limit").start(() -> {
            VirtualThreadWatchdog.sleep(limit == null ? Duration.ZERO : limit);
            System.err.println("curbstop: the stop took too long; ending with code " + VirtualThreadWatchdog.EXIT_CODE);
            Runtime.getRuntime().halt(VirtualThreadWatchdog.EXIT_CODE);
        });
    }
}
