package org.curbstop.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.curbstop.common.DependencyProbe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Probes the external systems in the background, each with its own timeout and never twice at the same time. Health requests read the last
 * result, so a probe of this application calls nobody and never waits.
 */
final class DependencyMonitor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DependencyMonitor.class);

    private final Map<String, LastProbe> known = new ConcurrentHashMap<>();
    private final Map<String, Future<?>> asked = new ConcurrentHashMap<>();
    /** Platform threads: vendor libraries load hundreds of classes on first use, and a virtual thread would pin its carrier meanwhile. */
    private final ExecutorService work = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("peer-", 0).factory());
    private final List<DependencyProbe> probes;
    private final Duration timeout;
    private final InstantSource clock;

    /**
     * Last known state of one dependency.
     *
     * @param at time of the last result
     * @param since time of the first result with this state
     */
    record LastProbe(DependencyProbe.ProbeResult answer, Instant at, Instant since) {}

    /** @param clock real time on purpose: the health of another system is independent of the sandbox clock */
    DependencyMonitor(List<DependencyProbe> peers, Duration timeout, InstantSource clock) {
        this.probes = List.copyOf(peers);
        this.timeout = timeout;
        this.clock = clock;
    }

    /**
     * Probes all dependencies in parallel and waits until the timeout. A dependency whose last probe is still running is not probed again.
     */
    void probeAll() {
        probes.forEach(probe -> asked.compute(probe.name(), (name, before) ->
                before != null && !before.isDone() ? before : work.submit(() -> record(probe.name(), answer(probe)))));
        Instant until = clock.instant().plus(timeout);
        probes.forEach(probe -> {
            if (!answeredBy(probe, until)) {
                record(probe.name(), new DependencyProbe.ProbeResult.Down("no answer in " + timeout.toSeconds() + " s"));
            }
        });
    }

    /** Returns the last result, or null before the first probe. */
    @org.jspecify.annotations.Nullable LastProbe findLastProbe(String peer) {
        return known.get(peer);
    }

    private static DependencyProbe.ProbeResult answer(DependencyProbe probe) {
        try {
            return probe.probe();
        } catch (RuntimeException e) {
            return new DependencyProbe.ProbeResult.Down(e.getClass().getSimpleName());
        }
    }

    private boolean answeredBy(DependencyProbe probe, Instant until) {
        try {
            Future<?> answer = asked.get(probe.name());
            if (answer != null) {
                answer.get(Math.max(0, Duration.between(clock.instant(), until).toMillis()), TimeUnit.MILLISECONDS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
            return false;
        }
    }

    private void record(String name, DependencyProbe.ProbeResult answer) {
        Instant now = clock.instant();
        known.compute(name, (same, before) -> {
            boolean changed = before == null || !before.answer().getClass().equals(answer.getClass());
            if (changed && answer instanceof DependencyProbe.ProbeResult.Down silent) {
                LOG.warn("{} does not answer: {}", name, silent.why());
            } else if (changed && before != null) {
                LOG.info("{} answers again", name);
            }
            return new LastProbe(answer, now, changed ? now : before.since());
        });
    }

    @Override
    public void close() {
        work.shutdownNow();
    }
}
