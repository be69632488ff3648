package org.curbstop.start;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a process in which no virtual thread runs any more, so that its supervisor can restart it. Every few seconds it starts a trivial
 * virtual thread. If that does not run for as long as {@link #timeout} and the carriers use no CPU time either, all carriers are
 * deadlocked. The watchdog then writes a thread dump to the data folder and halts the process, because an orderly shutdown would wait for
 * the same locks. Nothing here may log, load a class that virtual threads load, or run on a virtual thread.
 */
public final class VirtualThreadWatchdog {

    /** EX_SOFTWARE of sysexits.h: internal software error. */
    public static final int EXIT_CODE = 70;

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration DUMP_LIMIT = Duration.ofSeconds(20);
    /** Carriers that use less than this share of the time are waiting, not working. */
    private static final double IDLE = 0.02;

    private final Path folder;
    private final Duration timeout;
    private final Duration every;
    private final HotSpotDiagnosticMXBean diagnostics = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    private final CarrierThreadCpuTime carriers = new CarrierThreadCpuTime();

    /**
     * @param folder for the thread dump, created before it is needed
     * @param timeout how long no virtual thread may run before the process is ended; at least a second
     * @param every interval between probes
     */
    public VirtualThreadWatchdog(Path folder, Duration timeout, Duration every) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.timeout = timeout;
        this.every = every;
    }

    /** Watches from a platform thread for the life of the process. Runs every step once up front, because no class may load later. */
    public void start() throws IOException {
        carriers.nanos();
        Files.delete(dump());
        Thread.ofPlatform().daemon().name("carrier-watchdog").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(every);
                if (!virtualThreadsMakeProgress()) {
                    end();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counts ticks of this thread and not clock time: a process that was suspended for an hour has not hung for an hour. */
    private boolean virtualThreadsMakeProgress() throws InterruptedException {
        var ran = new CountDownLatch(1);
        Thread.ofVirtual().name("carrier-probe").start(ran::countDown);
        long ticks = 0;
        long used = 0;
        while (!ran.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
            if (ticks == 0) {
                used = carriers.nanos();
            }
            if (++ticks > timeout.toSeconds()) {
                long since = carriers.nanos() - used;
                if (since < IDLE * ticks * TICK.toNanos()) {
                    return false;
                }
                ticks = 0; // all carriers are busy, which is temporary
            }
        }
        return true;
    }

    private void end() {
        Thread.ofPlatform().daemon().name("carrier-watchdog-limit").start(() -> {
            sleep(DUMP_LIMIT);
            Runtime.getRuntime().halt(EXIT_CODE); // the thread dump itself hangs
        });
        String where;
        try {
            where = dump().toString();
        } catch (IOException | RuntimeException e) {
            where = "no file, since " + e; // ending the process matters more
        }
        System.err.println("curbstop: no virtual thread has run for " + timeout.toSeconds() + " s; the threads are in " + where
                + "; ending with code " + EXIT_CODE);
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private Path dump() throws IOException {
        Path file = folder.resolve("threads-" + Instant.now().toString().replace(":", "") + ".txt").toAbsolutePath();
        diagnostics.dumpThreads(file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
        return file;
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
