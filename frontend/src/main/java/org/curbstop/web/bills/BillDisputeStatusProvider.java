package org.curbstop.web.bills;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.billing.BillId;
import org.curbstop.grievances.BillDisputes;
import org.curbstop.grievances.Grievance;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.home.RequestStatusProvider;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.messages.GrievanceText;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lists bill disputes on the home page. */
@Component
@Order(25)
record BillDisputeStatusProvider(BillDisputes disputes, ViewUser visitor, Clock clock) implements RequestStatusProvider {

    /** How long decided disputes stay listed. */
    private static final Duration RECENT = Duration.ofDays(30);

    @Override
    public List<RequestStatus> list(Account account) {
        Instant since = clock.instant().minus(RECENT);
        return disputes.list(account.id(), visitor.actor()).stream()
                .filter(each -> each.isOpen() || each.state() instanceof Grievance.State.Answered answer && answer.at().isAfter(since))
                .map(BillDisputeStatusProvider::line).toList();
    }

    private static RequestStatus line(Grievance dispute) {
        String path = dispute.subject().map(BillId::new).map(BillsNavigation::dispute).orElse(BillsNavigation.PATH);
        String about = GrievanceText.about(dispute);
        return switch (dispute.state()) {
            case Grievance.State.Open _ -> new RequestStatus(about, path, StatusChip.Tone.WAIT, I18n.text("grievance.open"),
                    I18n.text("dispute.answer-by", I18n.date(dispute.answerBy())));
            case Grievance.State.Answered answer -> new RequestStatus(about, path, StatusChip.Tone.GOOD,
                    I18n.text("grievance.outcome", answer.outcome()), "");
            case Grievance.State.Closed _ -> new RequestStatus(about, path, StatusChip.Tone.PLAIN, I18n.text("grievance.closed"), "");
        };
    }
}
