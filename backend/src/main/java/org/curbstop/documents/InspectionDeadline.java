package org.curbstop.documents;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * How long a thread may inspect a file; the inspection checks it now and then, so that the work really ends. It counts CPU time: on a busy
 * machine an honest file takes longer by the clock.
 */
final class InspectionDeadline {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long MOST_OF_CORE = Duration.ofSeconds(1).toNanos();
    private static final long MOST_BY_CLOCK = Duration.ofSeconds(15).toNanos();

    private final long core = THREADS.getCurrentThreadCpuTime();
    private final long clock = System.nanoTime();

    /** Of the core so far. */
    Duration used() {
        return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - core);
    }

    /** @throws FileInspection.TooComplexException the time is up, or nobody waits any more */
    void check() {
        if (THREADS.getCurrentThreadCpuTime() - core > MOST_OF_CORE || System.nanoTime() - clock > MOST_BY_CLOCK
                || Thread.currentThread().isInterrupted()) {
            throw new FileInspection.TooComplexException();
        }
    }
}
