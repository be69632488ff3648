package org.curbstop.sandbox.clock;

import org.curbstop.jobs.JobScheduler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * After the clock was moved, has done at once what the application does every so often: what a day that is over has broken or lapsed is
 * seen now, not minutes later.
 */
@Component
@Profile("!production")
class JobCatchUp {

    private final ObjectProvider<JobScheduler> jobs;

    JobCatchUp(ObjectProvider<JobScheduler> jobs) {
        this.jobs = jobs;
    }

    /** Does not wait for it. */
    void runAllJobs() {
        Thread.ofVirtual().name("catching-up").start(() -> jobs.ifAvailable(JobScheduler::runAll));
    }
}
