package org.curbstop.start;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Server that hangs: its only carrier thread waits during class initialization for a virtual thread that has no carrier left. */
final class HungServerProcess {

    private static final CountDownLatch GIVEN_BY_A_VIRTUAL_THREAD = new CountDownLatch(1);

    private HungServerProcess() {}

    static final class Met {
        static {
            try {
                GIVEN_BY_A_VIRTUAL_THREAD.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private Met() {}

        static void meet() {}
    }

    /** Arguments: the folder for the thread dump, and what the carrier does: "wait" or "busy". */
    public static void main(String[] args) throws Exception {
        new VirtualThreadWatchdog(Path.of(args[0]), Duration.ofSeconds(2), Duration.ofMillis(200)).start();
        var started = new CountDownLatch(1);
        Thread.ofVirtual().name("first-request").start(() -> {
            started.countDown();
            if (args[1].equals("busy")) {
                work(Duration.ofSeconds(6));
            } else {
                Met.meet();
            }
        });
        started.await();
        Thread.ofVirtual().start(GIVEN_BY_A_VIRTUAL_THREAD::countDown).join(Duration.ofSeconds(30));
    }

    private static void work(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}
