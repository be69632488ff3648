package org.curbstop.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Status of a job.
 *
 * @param name class and method
 * @param runningFor duration of the current run, if any
 * @param lastSuccess end of the last successful run, by the machine's clock
 */
public record JobStatus(String name, Optional<Duration> runningFor, Optional<Instant> lastSuccess, long failures, long skipped,
        long overdue) {}
