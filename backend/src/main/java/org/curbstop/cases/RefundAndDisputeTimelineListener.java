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

/** Records refunds and payment disputes on the timelines of the accounts that were paid. */
@Component
record RefundAndDisputeTimelineListener(Timeline timeline) {

    @EventListener
    void on(RefundChanged refund) {
        entryType(refund.progress()).ifPresent(what -> {
            for (Allocation part : refund.allocations()) {
                timeline.add(new TimelineEntry(
                        "refund:" + refund.id() + "/" + refund.refund() + "/" + what + "/" + part.account(), Optional.of(part.account()),
                        Optional.empty(),
                        refund.channel(), what, refund.id().value(), Map.of("amount", part.amount()), refund.at(), Optional.empty()));
            }
        });
    }

    @EventListener
    void on(DisputeChanged dispute) {
        TimelineEntry.EntryType what = entryType(dispute.status());
        for (AccountId account : dispute.accounts()) {
            timeline.add(new TimelineEntry(
                    "dispute:" + dispute.id() + "/" + dispute.dispute() + "/" + what + "/" + account, Optional.of(account),
                    Optional.empty(),
                    dispute.channel(), what, dispute.id().value(), Map.of("amount", dispute.amount()), dispute.at(), Optional.empty()));
        }
    }

    private static Optional<TimelineEntry.EntryType> entryType(Refund.RefundStatus progress) {
        return switch (progress) {
            case PENDING -> Optional.of(TimelineEntry.EntryType.REFUND_PENDING);
            case BOOKED -> Optional.of(TimelineEntry.EntryType.REFUND_MADE);
            case FAILED -> Optional.of(TimelineEntry.EntryType.REFUND_FAILED);
            case ASKED, MADE, PARKED, RETURNED -> Optional.empty();
        };
    }

    private static TimelineEntry.EntryType entryType(Dispute.DisputeStatus status) {
        return switch (status) {
            case OPEN -> TimelineEntry.EntryType.DISPUTE_OPENED;
            case WON -> TimelineEntry.EntryType.DISPUTE_WON;
            case LOST -> TimelineEntry.EntryType.DISPUTE_LOST;
        };
    }
}
