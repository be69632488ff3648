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
 * Ends a process in which no virtual thread runs any more, so that its supervisor can start it again. Every few seconds it starts a tiny
 * virtual thread; when that does not run for as long as {@link #patience} and the carriers use no processor either, all of them wait for
 * something that nobody can give. The threads are then written to a file in the data folder and the process is halted: an orderly stop
 * would wait for the same locks. Nothing in here may log, load what a virtual thread loads, or run on a virtual thread.
 */
public final class VirtualThreadWatchdog {

    /** EX_SOFTWARE of sysexits.h: the process found a fault in itself. */
    public static final int EXIT_CODE = 70;

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration DUMP_LIMIT = Duration.ofSeconds(20);
    /** Carriers that use less than this part of the time are waiting, not working. */
    private static final double IDLE = 0.02;

    private final Path folder;
    private final Duration patience;
    private final Duration every;
    private final HotSpotDiagnosticMXBean diagnostics = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    private final CarrierThreadCpuTime carriers = new CarrierThreadCpuTime();

    /**
     * @param folder where the threads are written, made before it is needed
     * @param patience how long no virtual thread runs before the process is ended; at least a second
     * @param every time between two probes
     */
    public VirtualThreadWatchdog(Path folder, Duration patience, Duration every) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.patience = patience;
        this.every = every;
    }

    /** Watches from a platform thread for as long as the process lives. Everything is done once beforehand: later no class may load. */
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

    /** Counted in ticks of this thread and not by the clock: a process that was stopped for an hour has not hung for an hour. */
    private boolean virtualThreadsMakeProgress() throws InterruptedException {
        var ran = new CountDownLatch(1);
        Thread.ofVirtual().name("carrier-probe").start(ran::countDown);
        long ticks = 0;
        long used = 0;
        while (!ran.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
            if (ticks == 0) {
                used = carriers.nanos();
            }
            if (++ticks > patience.toSeconds()) {
                long since = carriers.nanos() - used;
                if (since < IDLE * ticks * TICK.toNanos()) {
                    return false;
                }
                ticks = 0; // all carriers are busy, which passes
            }
        }
        return true;
    }

    private void end() {
        Thread.ofPlatform().daemon().name("carrier-watchdog-limit").start(() -> {
            sleep(DUMP_LIMIT);
            Runtime.getRuntime().halt(EXIT_CODE); // the dump itself hangs
        });
        String where;
        try {
            where = dump().toString();
        } catch (IOException | RuntimeException e) {
            where = "no file, since " + e; // ending matters more
        }
        System.err.println("curbstop: no virtual thread has run for " + patience.toSeconds() + " s; the threads are in " + where
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
