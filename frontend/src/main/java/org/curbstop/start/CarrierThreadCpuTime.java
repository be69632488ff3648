package org.curbstop.start;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The processor time of the threads that carry virtual ones. */
final class CarrierThreadCpuTime {

    private static final String CARRIER = "jdk.internal.misc.CarrierThread";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** In nanoseconds, of all carriers that live now. */
    long nanos() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getClass().getName().equals(CARRIER))
                .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.threadId())))
                .sum();
    }
}
