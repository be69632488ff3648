package org.curbstop.grievances;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.curbstop.utility.RetentionPeriods;
import org.curbstop.utility.Utility;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Escalates overdue grievances to the whole office, and deletes complaints whose retention period is over. */
@Component
record GrievanceDeadlineJob(GrievanceRepository repository, Utility utility, Clock clock) {

    private static final int BATCH = 500;

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void escalateOverdue() {
        repository.forEachOpenBefore(LocalDate.now(clock), late -> repository.grievances.change(late.id().value(), this::escalated));
    }

    private Grievance escalated(Grievance now) {
        return now.state() instanceof Grievance.State.Open open && !open.escalated()
                ? now.withState(new Grievance.State.Open(open.assignee(), true),
                        new GrievanceOverdue(now.id(), now.number(), now.matter().kind(), now.from(), now.answerBy(), clock.instant()))
                : now;
    }

    /**
     * Deletes complaints only: disputes belong to an account and are kept with its bills.
     *
     * @return number of deleted complaints; the next run continues after a full batch
     */
    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT12M")
    int deleteExpired() {
        List<Grievance> old = repository
                .listComplaintsDoneBefore(LocalDate.now(clock).minus(utility.retention().complaints()), BATCH);
        old.forEach(complaint -> repository.grievances.delete(complaint.id().value()));
        return RetentionPeriods.counted("complaints", old.size());
    }
}
