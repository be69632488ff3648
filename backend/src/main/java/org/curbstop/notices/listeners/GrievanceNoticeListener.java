package org.curbstop.notices.listeners;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.grievances.Grievance;
import org.curbstop.grievances.GrievanceAnswered;
import org.curbstop.grievances.GrievanceFiled;
import org.curbstop.grievances.GrievanceMatter;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.curbstop.utility.CustomerResponses;
import org.curbstop.utility.Utility;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Confirms bill disputes, and sends the decisions on them and the answers to complaints. Complaints are not confirmed: the number is told
 * at once, and nobody can have a stranger texted.
 */
@Component
record GrievanceNoticeListener(Notices notices, Utility utility) {

    @EventListener
    void on(GrievanceFiled filed) {
        if (filed.matter() instanceof GrievanceMatter.BillDispute dispute) {
            send("bill-disputed:" + filed.id(), NoticeKind.BILL_DISPUTED, filed.from(),
                    Map.of("amount", dispute.disputed(), "reference", filed.number(), "due", filed.answerBy()));
        }
    }

    @EventListener
    void on(GrievanceAnswered answered) {
        var facts = new HashMap<String, Object>(Map.of("reference", answered.number(), "say", answered.answer().words(), "reviewer",
                reviewer(answered.from().language())));
        switch (answered.matter()) {
            case GrievanceMatter.BillDispute _ -> {
                facts.put("outcome", answered.answer().outcome().name());
                facts.put("amount", answered.answer().credit().orElse(new Money(0, utility.currency())));
                facts.put("until", answered.holdUntil());
                send("bill-dispute-answered:" + answered.id(), NoticeKind.BILL_DISPUTE_ANSWERED, answered.from(), facts);
            }
            case GrievanceMatter.Complaint _ ->
                    send("complaint-answered:" + answered.id(), NoticeKind.COMPLAINT_ANSWERED, answered.from(), facts);
        }
    }

    /** Returns the body that reviews our answer, or the office if there is none. */
    private String reviewer(Language language) {
        return utility.responses().appeal().map(body -> name(body, language) + ", " + body.phone().formatNational())
                .orElseGet(() -> utility.lines().office().formatNational());
    }

    private String name(CustomerResponses.AppealBody body, Language language) {
        return body.names().getOrDefault(language, body.names().getOrDefault(utility.language(), ""));
    }

    private void send(String key, NoticeKind kind, Grievance.Complainant to, Map<String, Object> facts) {
        NoticeRecipient.of(to.person(), to.phone()).ifPresent(recipient -> {
            var notice = new Notice(key, recipient, kind, facts, Optional.of(to.language()));
            notices.send(to.account().map(notice::forAccount).orElse(notice));
        });
    }
}
