package org.curbstop.cases;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.common.Channel;
import org.curbstop.grievances.Grievance;
import org.curbstop.grievances.GrievanceAnswered;
import org.curbstop.grievances.GrievanceFiled;
import org.curbstop.grievances.GrievanceMatter;
import org.curbstop.grievances.GrievanceOverdue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records bill disputes and complaints on the timeline. Overdue ones are added to the queue. */
@Component
record GrievanceListener(Timeline timeline, HandOffs handOffs) {

    @EventListener
    void on(GrievanceFiled filed) {
        Map<String, Object> facts = switch (filed.matter()) {
            case GrievanceMatter.BillDispute dispute -> Map.of("amount", dispute.disputed(), "billed", dispute.billed());
            case GrievanceMatter.Complaint complaint -> Map.of("subject", complaint.subject().name());
        };
        boolean dispute = filed.matter().kind() == GrievanceMatter.Kind.BILL_DISPUTE;
        add("grievance:" + filed.id(), dispute ? TimelineEntry.EntryType.BILL_DISPUTED : TimelineEntry.EntryType.COMPLAINT_FILED,
                filed.from(), filed.from().channel(), filed.id().value(), facts, filed.at(), Optional.empty());
    }

    @EventListener
    void on(GrievanceAnswered answered) {
        var facts = new HashMap<String, Object>(Map.of("outcome", answered.answer().outcome().name()));
        answered.answer().credit().ifPresent(credit -> facts.put("amount", credit));
        boolean dispute = answered.matter().kind() == GrievanceMatter.Kind.BILL_DISPUTE;
        add("grievance-answered:" + answered.id(),
                dispute ? TimelineEntry.EntryType.BILL_DISPUTE_ANSWERED : TimelineEntry.EntryType.COMPLAINT_ANSWERED, answered.from(),
                Channel.DESK, answered.id().value(), facts, answered.at(), Optional.of(answered.answer().by()));
    }

    @EventListener
    void on(GrievanceOverdue overdue) {
        String wanted = switch (overdue.kind()) {
            case BILL_DISPUTE -> "dispute-bill";
            case COMPLAINT -> "complaint";
        };
        handOffs.raise(new HandOffContext("grievance:" + overdue.id(), HandOffContext.Kind.COMPLAINT, Channel.SYSTEM,
                overdue.from().phone(), overdue.from().person(), overdue.from().account(), VerificationLevel.NONE, wanted,
                List.of(overdue.number()), List.of(), overdue.from().language(), Optional.empty()));
    }

    private void add(String id, TimelineEntry.EntryType what, Grievance.Complainant from, Channel channel, String reference,
            Map<String, Object> facts, Instant at, Optional<String> staff) {
        timeline.add(new TimelineEntry(id, from.account(), from.phone(), channel, what, reference, facts, at, staff));
    }
}
