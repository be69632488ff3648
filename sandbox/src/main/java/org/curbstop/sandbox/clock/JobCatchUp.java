package org.curbstop.sandbox.clock;

import org.curbstop.jobs.JobScheduler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Runs the scheduled jobs at once after the clock was moved, so that their effects are visible without waiting for the schedule. */
@Component
@Profile("!production")
record JobCatchUp(ObjectProvider<JobScheduler> jobs) {

    /** Starts all jobs without waiting for them. */
    void runAllJobs() {
        Thread.ofVirtual().name("catching-up").start(() -> jobs.ifAvailable(JobScheduler::runAll));
    }
}
