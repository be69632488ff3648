package org.curbstop.common.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits the number of requests processed at once. Virtual threads have no limit of their own: beyond capacity, everybody would wait too
 * long. An ordinary request is admitted immediately or refused, and leaves a quarter of the permits free. A priority request may wait for a
 * limited time in a bounded queue, and is admitted before any ordinary one.
 */
public final class AdmissionLimit {

    private static final int PER_PROCESSOR = 64;
    private static final int RESERVED_SHARE = 4;
    /** Waiting costs an idle thread; more than this would not be admitted in time. */
    private static final int QUEUE_PER_PERMIT = 16;

    private final Semaphore permits;
    private final Semaphore ordinaryPermits;
    private final Semaphore waiting;
    private final Duration timeout;
    private final Counter refused;

    /** Holds a permit until closed. */
    public interface Admission extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @param name name in metrics
     * @param maxConcurrent number of permits; 0 for a number based on the processors
     * @param timeout how long a priority request waits for a permit
     */
    public AdmissionLimit(String name, int maxConcurrent, Duration timeout) {
        int all = maxConcurrent > 0 ? maxConcurrent : PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        this.permits = new Semaphore(all, true);
        this.ordinaryPermits = new Semaphore(all - all / RESERVED_SHARE);
        this.waiting = new Semaphore(all * QUEUE_PER_PERMIT);
        this.timeout = timeout;
        Tags tags = Tags.of("line", name);
        this.refused = Metrics.counter("curbstop.admission.refused", tags);
        Gauge.builder("curbstop.admission.free", permits, Semaphore::availablePermits).tags(tags)
                .description("Places that are free; none: over capacity").register(Metrics.globalRegistry);
    }

    /** @return empty if over capacity: the client should retry later */
    public Optional<Admission> admit() {
        if (ordinaryPermits.tryAcquire()) {
            if (acquire(Duration.ZERO)) {
                return Optional.of(() -> {
                    permits.release();
                    ordinaryPermits.release();
                });
            }
            ordinaryPermits.release();
        }
        return refuse();
    }

    public Optional<Admission> admitPriority() {
        if (acquire(Duration.ZERO)) {
            return Optional.of(permits::release);
        }
        if (waiting.tryAcquire()) {
            try {
                if (acquire(timeout)) {
                    return Optional.of(permits::release);
                }
            } finally {
                waiting.release();
            }
        }
        return refuse();
    }

    boolean hasWaiting() {
        return permits.hasQueuedThreads();
    }

    /** A timed {@code tryAcquire}, even with no time, honors the fairness of the semaphore; an untimed one does not. */
    private boolean acquire(Duration time) {
        try {
            return permits.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<Admission> refuse() {
        refused.increment();
        return Optional.empty();
    }
}
