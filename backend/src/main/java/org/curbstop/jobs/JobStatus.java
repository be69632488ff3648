package org.curbstop.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a job is.
 *
 * @param name class and method
 * @param runningFor how long it has been at it, if it is
 * @param lastSuccess when a run ended well, by the machine's clock
 */
public record JobStatus(String name, Optional<Duration> runningFor, Optional<Instant> lastSuccess, long failures, long skipped,
        long overdue) {}
