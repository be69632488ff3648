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
    private static final long MAX_CPU_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long MAX_ELAPSED_NANOS = Duration.ofSeconds(15).toNanos();

    private final long core = THREADS.getCurrentThreadCpuTime();
    private final long clock = System.nanoTime();

    /** Returns the CPU time used so far. */
    Duration used() {
        return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - core);
    }

    /** @throws FileInspection.TooComplexException if the time is up or the caller has stopped waiting */
    void check() {
        if (THREADS.getCurrentThreadCpuTime() - core > MAX_CPU_NANOS || System.nanoTime() - clock > MAX_ELAPSED_NANOS
                || Thread.currentThread().isInterrupted()) {
            throw new FileInspection.TooComplexException();
        }
    }
}
