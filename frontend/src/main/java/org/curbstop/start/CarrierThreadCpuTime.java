package org.curbstop.start;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Reads the CPU time of the carrier threads of virtual threads. */
final class CarrierThreadCpuTime {

    private static final String CARRIER = "jdk.internal.misc.CarrierThread";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** Returns the total CPU time of all live carriers, in nanoseconds. */
    long nanos() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getClass().getName().equals(CARRIER))
                .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.threadId())))
                .sum();
    }
}
