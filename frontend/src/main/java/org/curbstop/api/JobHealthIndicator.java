package org.curbstop.api;

import org.curbstop.jobs.JobScheduler;
import org.curbstop.jobs.JobStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Lists the jobs that have exceeded their time limit. Other jobs keep running, so liveness and readiness are unaffected. */
@Component("jobsHealthIndicator")
record JobHealthIndicator(JobScheduler jobs) implements HealthIndicator {

    @Override
    public Health health() {
        var stuck = jobs.stuck().stream().map(JobStatus::name).toList();
        return stuck.isEmpty() ? Health.up().build() : Health.outOfService().withDetail("stuck", stuck).build();
    }
}
