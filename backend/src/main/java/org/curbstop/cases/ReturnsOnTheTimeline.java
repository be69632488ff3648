package org.curbstop.cases;

import java.util.Map;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Dispute;
import org.curbstop.payments.DisputeChanged;
import org.curbstop.payments.Refund;
import org.curbstop.payments.RefundChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Refunds and disputes, on the timelines of the accounts that were paid. */
@Component
final class ReturnsOnTheTimeline {

    private final Timeline timeline;

    ReturnsOnTheTimeline(Timeline timeline) {
        this.timeline = timeline;
    }

    @EventListener
    void on(RefundChanged refund) {
        what(refund.progress()).ifPresent(what -> {
            for (Allocation part : refund.allocations()) {
                timeline.add(new Moment(
                        "refund:" + refund.id() + "/" + refund.refund() + "/" + what + "/" + part.account(), Optional.of(part.account()), Optional.empty(),
                        refund.channel(), what, refund.id().value(), Map.of("amount", part.amount()), refund.at(), Optional.empty()));
            }
        });
    }

    @EventListener
    void on(DisputeChanged dispute) {
        Moment.What what = what(dispute.status());
        for (AccountId account : dispute.accounts()) {
            timeline.add(new Moment(
                    "dispute:" + dispute.id() + "/" + dispute.dispute() + "/" + what + "/" + account, Optional.of(account), Optional.empty(),
                    dispute.channel(), what, dispute.id().value(), Map.of("amount", dispute.amount()), dispute.at(), Optional.empty()));
        }
    }

    private static Optional<Moment.What> what(Refund.Progress progress) {
        return switch (progress) {
            case PENDING -> Optional.of(Moment.What.REFUND_PENDING);
            case BOOKED -> Optional.of(Moment.What.REFUND_MADE);
            case FAILED -> Optional.of(Moment.What.REFUND_FAILED);
            case ASKED, MADE, PARKED, RETURNED -> Optional.empty();
        };
    }

    private static Moment.What what(Dispute.Status status) {
        return switch (status) {
            case OPEN -> Moment.What.DISPUTE_OPENED;
            case WON -> Moment.What.DISPUTE_WON;
            case LOST -> Moment.What.DISPUTE_LOST;
        };
    }
}
