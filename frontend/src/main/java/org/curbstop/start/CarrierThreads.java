package org.curbstop.start;

/** Sets the number of carrier threads for virtual threads. */
public final class CarrierThreads {

    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
    private static final int MIN_THREADS = 32;
    private static final int PER_PROCESSOR = 4;

    private CarrierThreads() {}

    /**
     * Must be called before the first virtual thread starts. A virtual thread that waits for a lock during class loading pins its carrier;
     * with as few carriers as a small machine has processors, all of them can wait for a lock whose owner has no carrier left to run on. A
     * value given on the command line takes precedence.
     */
    public static void reserve() {
        if (System.getProperty(PARALLELISM) == null) {
            System.setProperty(PARALLELISM,
                    String.valueOf(Math.max(MIN_THREADS, PER_PROCESSOR * Runtime.getRuntime().availableProcessors())));
        }
    }
}
