package org.curbstop.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Runs {@code @Scheduled} methods. There is one thread per job, so that a job waiting for a slow system does not delay others. A job never
 * runs twice at once, and a run that exceeds the time limit is interrupted and reported.
 */
@Component(JobScheduler.NAME)
@EnableConfigurationProperties(JobProperties.class)
public final class JobScheduler extends ThreadPoolTaskScheduler {

    /** Bean name by which Spring finds the scheduler for {@code @Scheduled}. */
    public static final String NAME = "taskScheduler";

    private final transient List<MonitoredJob> jobs = new CopyOnWriteArrayList<>();
    private final transient ScheduledExecutorService watchdog =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("job-watch").factory());
    private final Duration timeLimit;

    JobScheduler(JobProperties settings) {
        this.timeLimit = settings.timeLimit();
        setThreadNamePrefix("job-");
        setDaemon(true);
        setPoolSize(1);
    }

    /** Returns the status of all jobs, in order of registration. */
    List<JobStatus> status() {
        return jobs.stream().map(MonitoredJob::status).toList();
    }

    /** Returns jobs whose current run exceeds the time limit. */
    public List<JobStatus> stuck() {
        return status().stream().filter(job -> job.runningFor().filter(time -> time.compareTo(timeLimit) > 0).isPresent()).toList();
    }

    /** Runs all jobs now, one after another, each after its current run if there is one. */
    public void runAll() {
        jobs.forEach(MonitoredJob::runNext);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
        return super.scheduleWithFixedDelay(job(task), startTime, delay);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
        return super.scheduleWithFixedDelay(job(task), delay);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
        return super.scheduleAtFixedRate(job(task), startTime, period);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
        return super.scheduleAtFixedRate(job(task), period);
    }

    private MonitoredJob job(Runnable task) {
        var job = new MonitoredJob(task, timeLimit, watchdog);
        jobs.add(job);
        setPoolSize(jobs.size());
        return job;
    }

    @Override
    public void shutdown() {
        watchdog.shutdownNow();
        super.shutdown();
    }
}
