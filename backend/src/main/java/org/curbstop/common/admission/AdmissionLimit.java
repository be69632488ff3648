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
 * How many requests are worked on at once. Virtual threads have no bound of their own: beyond capacity everybody would wait longer than
 * anybody does. An ordinary request is admitted at once or never, and leaves a quarter of the places free; one that goes first waits for a
 * while if it must, in a bounded line, and is then admitted before any ordinary one.
 */
public final class AdmissionLimit {

    private static final int PER_PROCESSOR = 64;
    private static final int RESERVED_SHARE = 4;
    /** Who waits costs a thread that does nothing; more would not be admitted within their time. */
    private static final int WAITING_PER_PLACE = 16;

    private final Semaphore places;
    private final Semaphore ordinaryPlaces;
    private final Semaphore waiting;
    private final Duration patience;
    private final Counter refused;

    /** Taken until it is closed. */
    public interface Admission extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @param line its name in metrics
     * @param atOnce places; 0: as many as this machine can work on
     * @param patience how long a request that goes first waits for one
     */
    public AdmissionLimit(String line, int atOnce, Duration patience) {
        int all = atOnce > 0 ? atOnce : PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        this.places = new Semaphore(all, true);
        this.ordinaryPlaces = new Semaphore(all - all / RESERVED_SHARE);
        this.waiting = new Semaphore(all * WAITING_PER_PLACE);
        this.patience = patience;
        Tags tags = Tags.of("line", line);
        this.refused = Metrics.counter("curbstop.admission.refused", tags);
        Gauge.builder("curbstop.admission.free", places, Semaphore::availablePermits).tags(tags)
                .description("Places that are free; none: over capacity").register(Metrics.globalRegistry);
    }

    /** @return empty: over capacity, come back later */
    public Optional<Admission> admit() {
        if (ordinaryPlaces.tryAcquire()) {
            if (acquire(Duration.ZERO)) {
                return Optional.of(() -> {
                    places.release();
                    ordinaryPlaces.release();
                });
            }
            ordinaryPlaces.release();
        }
        return refuse();
    }

    /** Likewise, for what goes first. */
    public Optional<Admission> admitFirst() {
        if (acquire(Duration.ZERO)) {
            return Optional.of(places::release);
        }
        if (waiting.tryAcquire()) {
            try {
                if (acquire(patience)) {
                    return Optional.of(places::release);
                }
            } finally {
                waiting.release();
            }
        }
        return refuse();
    }

    boolean hasWaiting() {
        return places.hasQueuedThreads();
    }

    /** With a time, even none, a semaphore lets nobody pass those who wait. */
    private boolean acquire(Duration time) {
        try {
            return places.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
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
