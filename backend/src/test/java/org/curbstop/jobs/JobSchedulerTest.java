package org.curbstop.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

class JobSchedulerTest {

    private static final Duration TICK = Duration.ofMillis(5);

    private final JobScheduler scheduler = new JobScheduler(new JobProperties(Duration.ofMillis(300)));

    @AfterEach
    void stop() {
        scheduler.shutdown();
    }

    private void start() {
        scheduler.initialize();
    }

    /** Returns a job whose name is in the form that Spring gives a scheduled method. */
    private static Runnable named(String name, Runnable work) {
        return new Runnable() {
            @Override
            public void run() {
                work.run();
            }

            @Override
            public String toString() {
                return "org.curbstop.some." + name;
            }
        };
    }

    private JobStatus job(String name) {
        return scheduler.status().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static void sleepForEver(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable what) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(TICK).untilAsserted(what);
    }

    @Test
    void while_one_job_sleeps_all_others_run() {
        start();
        scheduler.scheduleWithFixedDelay(named("Asleep.sweep", () -> sleepForEver(new CountDownLatch(1))), TICK);
        List<AtomicInteger> runs = IntStream.range(0, 20).mapToObj(i -> new AtomicInteger()).toList();
        runs.forEach(
                count -> scheduler.scheduleWithFixedDelay(named("Job" + runs.indexOf(count) + ".sweep", count::incrementAndGet), TICK));

        eventually(() -> assertThat(runs).allSatisfy(count -> assertThat(count.get()).isGreaterThan(3)));
        assertThat(job("Asleep.sweep").lastSuccess()).isEmpty();
    }

    @Test
    void a_job_over_its_time_limit_is_reported_interrupted_and_rerun() {
        start();
        var begun = new AtomicInteger();
        scheduler.scheduleWithFixedDelay(named("Slow.sweep", () -> {
            if (begun.incrementAndGet() < 3) {
                sleepForEver(new CountDownLatch(1));
            }
        }), TICK);

        eventually(() -> assertThat(job("Slow.sweep").lastSuccess()).isPresent());
        assertThat(job("Slow.sweep").overdue()).isGreaterThanOrEqualTo(2);
        assertThat(job("Slow.sweep").failures()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_job_that_cannot_be_interrupted_is_reported_as_stuck() {
        start();
        var go = new AtomicInteger();
        scheduler.scheduleWithFixedDelay(named("Stuck.sweep", () -> {
            while (go.get() == 0) {
                Thread.onSpinWait();
            }
        }), TICK);

        eventually(() -> assertThat(scheduler.stuck()).extracting(JobStatus::name).containsExactly("Stuck.sweep"));
        go.set(1);
        eventually(() -> assertThat(scheduler.stuck()).isEmpty());
    }

    @Test
    void a_job_that_throws_runs_again_and_is_counted() {
        start();
        var runs = new AtomicInteger();
        scheduler.scheduleWithFixedDelay(named("Throws.sweep", () -> {
            switch (runs.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("on purpose");
                case 2 -> throw new AssertionError("on purpose");
                default -> {}
            }
        }), TICK);

        eventually(() -> assertThat(job("Throws.sweep").lastSuccess()).isPresent());
        assertThat(job("Throws.sweep").failures()).isEqualTo(2);
    }

    @Test
    void no_job_runs_concurrently_with_itself() {
        start();
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var runs = new AtomicInteger();
        scheduler.scheduleAtFixedRate(named("Single.sweep", () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            Thread.yield();
            runs.incrementAndGet();
            atOnce.decrementAndGet();
        }), TICK);
        for (int i = 0; i < 50; i++) {
            scheduler.runAll();
        }

        assertThat(runs.get()).isGreaterThanOrEqualTo(50);
        assertThat(most.get()).isEqualTo(1);
    }

    @EnableScheduling
    static class TwoJobs {
        final AtomicInteger quick = new AtomicInteger();

        @Scheduled(fixedDelay = 5)
        void asleep() {
            sleepForEver(new CountDownLatch(1));
        }

        @Scheduled(fixedDelay = 5)
        void quick() {
            quick.incrementAndGet();
        }
    }

    @Test
    void spring_registers_scheduled_methods_by_name() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(JobScheduler.NAME, JobScheduler.class, () -> new JobScheduler(new JobProperties(Duration.ofMinutes(1))));
            context.register(TwoJobs.class);
            context.refresh();

            eventually(() -> assertThat(context.getBean(TwoJobs.class).quick.get()).isGreaterThan(3));
            assertThat(context.getBean(JobScheduler.class).status()).extracting(JobStatus::name).contains("JobSchedulerTest$TwoJobs.asleep",
                    "JobSchedulerTest$TwoJobs.quick");
        }
    }
}
