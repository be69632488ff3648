package org.curbstop.jobs;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job with at most one run at a time, timed, counted and monitored. */
final class MonitoredJob implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(MonitoredJob.class);
    private static final int LINES_OF_TRACE = 12;
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    private final Runnable work;
    private final String name;
    private final Duration timeLimit;
    private final ScheduledExecutorService watchdog;
    private final ReentrantLock running = new ReentrantLock();
    private final Timer timer;
    private final AtomicLong failures;
    private final AtomicLong skipped;
    private final AtomicLong overdue;
    private volatile @Nullable JobRun currentRun;
    private volatile @Nullable Instant lastSuccess;

    MonitoredJob(Runnable work, Duration timeLimit, ScheduledExecutorService watch) {
        this.work = work;
        this.name = shortName(work.toString());
        this.timeLimit = timeLimit;
        this.watchdog = watch;
        this.timer = Metrics.timer("curbstop.jobs", "job", name);
        this.failures = registerCounter("curbstop.jobs.failures", name);
        this.skipped = registerCounter("curbstop.jobs.skipped", name);
        this.overdue = registerCounter("curbstop.jobs.overdue", name);
        Gauge.builder("curbstop.jobs.running", this, job -> job.runningFor().map(Duration::toMillis).orElse(0L) / 1000.0)
                .tag("job", name).baseUnit("seconds").description("how long the run that is under way has taken")
                .register(Metrics.globalRegistry);
        Gauge.builder("curbstop.jobs.last.success", this, MonitoredJob::secondsSinceSuccess)
                .tag("job", name).baseUnit("seconds").description("how long ago a run ended well; less than nothing: never")
                .register(Metrics.globalRegistry);
    }

    /** Counts in a variable that metrics read: the composite global registry keeps no counts of its own. */
    private static AtomicLong registerCounter(String metric, String job) {
        var count = new AtomicLong();
        FunctionCounter.builder(metric, count, AtomicLong::get).tag("job", job).register(Metrics.globalRegistry);
        return count;
    }

    /** Returns {@code PaymentRecoveryJob.sweep} for {@code org.curbstop.payments.processing.PaymentRecoveryJob.sweep}. */
    private static String shortName(String full) {
        String[] parts = full.split("\\.");
        return parts.length < 2 ? full : parts[parts.length - 2] + "." + parts[parts.length - 1];
    }

    /** One run on one thread. */
    private final class JobRun {

        final Thread thread = Thread.currentThread();
        final long began = System.nanoTime();
        private boolean over;

        /** Interrupts the run, but not a thread that has moved on to other work. */
        synchronized void interrupt() {
            if (!over) {
                overdue.incrementAndGet();
                LOG.error("job {} has run for more than {} and is interrupted; it stands at {}", name, timeLimit,
                        Arrays.stream(thread.getStackTrace()).limit(LINES_OF_TRACE).map(Object::toString).toList());
                thread.interrupt();
            }
        }

        synchronized void end() {
            over = true;
            Thread.interrupted(); // an interrupt of this run must not affect the next
        }
    }

    @Override
    public void run() {
        if (!running.tryLock()) {
            skipped.incrementAndGet();
            return;
        }
        runOnce();
    }

    /** Runs the job after its current run, if that ends soon. */
    void runNext() {
        try {
            if (running.tryLock(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                runOnce();
            } else {
                skipped.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOnce() {
        var run = new JobRun();
        currentRun = run;
        ScheduledFuture<?> alarm = watchdog.schedule(run::interrupt, timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            work.run();
            lastSuccess = Instant.now();
        } catch (RuntimeException | Error e) { // errors too: the next run may succeed, and nobody else would report it
            failures.incrementAndGet();
            LOG.error("job {} failed; it runs again as scheduled", name, e);
        } finally {
            alarm.cancel(false);
            run.end();
            currentRun = null;
            timer.record(System.nanoTime() - run.began, TimeUnit.NANOSECONDS);
            running.unlock();
        }
    }

    private Optional<Duration> runningFor() {
        return Optional.ofNullable(currentRun).map(run -> Duration.ofNanos(System.nanoTime() - run.began));
    }

    private double secondsSinceSuccess() {
        Instant last = lastSuccess;
        return last == null ? -1 : Duration.between(last, Instant.now()).toMillis() / 1000.0;
    }

    JobStatus status() {
        return new JobStatus(name, runningFor(), Optional.ofNullable(lastSuccess), failures.get(), skipped.get(), overdue.get());
    }
}
