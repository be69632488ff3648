package org.curbstop.start;

/** How many platform threads carry the virtual ones. */
public final class CarrierThreads {

    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
    private static final int AT_LEAST = 32;
    private static final int PER_PROCESSOR = 4;

    private CarrierThreads() {}

    /**
     * Call before the first virtual thread. A virtual thread that waits for a lock while a class is loaded keeps its carrier; with as few
     * carriers as a small machine has processors, all of them can wait for a lock whose owner has no carrier left to run on. A number given
     * on the command line stands.
     */
    public static void reserve() {
        if (System.getProperty(PARALLELISM) == null) {
            System.setProperty(PARALLELISM, String.valueOf(Math.max(AT_LEAST, PER_PROCESSOR * Runtime.getRuntime().availableProcessors())));
        }
    }
}
