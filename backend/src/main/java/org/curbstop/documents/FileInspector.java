package org.curbstop.documents;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Inspects files on two dedicated threads, which limits the load of uploads; a file may take one second of CPU time. */
final class FileInspector {

    private static final int THREADS = 2;
    private static final int WAITING = 16;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("file-inspector-", 0).daemon().factory());

    FileInspector() {
        threads.allowCoreThreadTimeOut(true);
    }

    /** @param used receives the CPU time, even if the caller has stopped waiting */
    FileInspection inspect(byte[] file, Consumer<Duration> used) {
        Future<FileInspection> judged;
        try {
            judged = threads.submit(() -> {
                var deadline = new InspectionDeadline();
                try {
                    return FileInspection.inspect(file, deadline);
                } finally {
                    used.accept(deadline.used());
                }
            });
        } catch (RejectedExecutionException full) {
            return new FileInspection.Refused(SentDocuments.DocumentRefusalReason.BUSY);
        }
        try {
            return judged.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            judged.cancel(true);
            return new FileInspection.Refused(SentDocuments.DocumentRefusalReason.BUSY);
        } catch (ExecutionException fault) {
            return new FileInspection.Refused(SentDocuments.DocumentRefusalReason.DAMAGED);
        } catch (InterruptedException stopped) {
            judged.cancel(true);
            Thread.currentThread().interrupt();
            return new FileInspection.Refused(SentDocuments.DocumentRefusalReason.BUSY);
        }
    }

    void shutDown() {
        threads.shutdownNow();
    }
}
