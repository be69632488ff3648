package org.curbstop.documents;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Time limit for inspecting a file. The inspection checks it regularly, so that work really stops. It counts CPU time, since on a busy
 * machine a legitimate file takes longer by the clock.
 */
final class InspectionDeadline {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long MOST_OF_CORE = Duration.ofSeconds(1).toNanos();
    private static final long MOST_BY_CLOCK = Duration.ofSeconds(15).toNanos();

    private final long core = THREADS.getCurrentThreadCpuTime();
    private final long clock = System.nanoTime();

    /** Returns the CPU time used so far. */
    Duration used() {
        return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - core);
    }

    /** @throws FileInspection.TooComplexException if the time is up or the caller has stopped waiting */
    void check() {
        if (THREADS.getCurrentThreadCpuTime() - core > MOST_OF_CORE || System.nanoTime() - clock > MOST_BY_CLOCK
                || Thread.currentThread().isInterrupted()) {
            throw new FileInspection.TooComplexException();
        }
    }
}
