package org.curbstop.cases;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.curbstop.arrangements.disconnection.DisconnectionNoticeCancelled;
import org.curbstop.arrangements.disconnection.DisconnectionNoticeIssued;
import org.curbstop.arrangements.disconnection.DisconnectionSigned;
import org.curbstop.arrangements.disconnection.DisconnectionSuspended;
import org.curbstop.arrangements.disconnection.ReconnectionOverdue;
import org.curbstop.arrangements.disconnection.ReconnectionPromised;
import org.curbstop.arrangements.disconnection.ServiceDisconnected;
import org.curbstop.arrangements.disconnection.ServiceReconnected;
import org.curbstop.arrangements.holds.HoldExpired;
import org.curbstop.arrangements.holds.HoldLifted;
import org.curbstop.arrangements.holds.HoldPlaced;
import org.curbstop.arrangements.plans.ArrangementAgreed;
import org.curbstop.arrangements.plans.ArrangementBroken;
import org.curbstop.arrangements.plans.ArrangementExceptionDeclined;
import org.curbstop.arrangements.plans.ArrangementExceptionRequested;
import org.curbstop.arrangements.plans.ArrangementKept;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records arrangements, disconnections and holds on the timeline. A repeated event creates one entry. */
@Component
record ArrangementTimelineListener(Timeline timeline, HandOffs handOffs) {

    private static final String AMOUNT = "amount";

    /** Raises an immediate case for staff; no timeline entry, since the customer did nothing. */
    @EventListener
    void on(ReconnectionOverdue overdue) {
        handOffs.raise(HandOffContext.forStaff("reconnect:" + overdue.notice(), "reconnect-overdue", overdue.account(),
                ReferenceNumber.display(overdue.notice().value())));
    }

    @EventListener
    void on(ArrangementAgreed agreed) {
        add(TimelineEntry.EntryType.ARRANGEMENT_AGREED, agreed.id().value(), agreed.account(), agreed.channel(), Optional.empty(),
                agreed.at(),
                Map.of(AMOUNT, agreed.schedule().total(), "payments", agreed.schedule().size(), "last", agreed.schedule().last().due()));
    }

    @EventListener
    void on(ArrangementBroken broken) {
        add(TimelineEntry.EntryType.ARRANGEMENT_BROKEN, broken.id().value(), broken.account(), Channel.SYSTEM, Optional.empty(),
                broken.at(), Map.of(AMOUNT, broken.missing(), "counts", broken.counts() ? "yes" : "no"));
    }

    @EventListener
    void on(ArrangementKept kept) {
        add(TimelineEntry.EntryType.ARRANGEMENT_KEPT, kept.id().value(), kept.account(), Channel.SYSTEM, Optional.empty(), kept.at(),
                Map.of(AMOUNT, kept.total()));
    }

    @EventListener
    void on(ArrangementExceptionRequested event) {
        add(TimelineEntry.EntryType.TERMS_ASKED, event.id().value(), event.account(), event.channel(), Optional.empty(), event.at(),
                Map.of(AMOUNT, event.asked().total(), "first", event.asked().first().amount(), "last", event.asked().last().due()));
    }

    @EventListener
    void on(ArrangementExceptionDeclined declined) {
        add(TimelineEntry.EntryType.TERMS_DECLINED, declined.id().value(), declined.account(), Channel.DESK, Optional.of(declined.by()),
                declined.at(), amount(declined.asked()));
    }

    @EventListener
    void on(HoldPlaced placed) {
        add(TimelineEntry.EntryType.HOLD_PLACED, placed.id().value(), placed.account(), placed.channel(), Optional.empty(), placed.at(),
                Map.of("hold", placed.kind().name(), "until", placed.until()));
    }

    @EventListener
    void on(HoldLifted lifted) {
        add(TimelineEntry.EntryType.HOLD_LIFTED, lifted.id().value(), lifted.account(), Channel.DESK, Optional.of(lifted.by()), lifted.at(),
                Map.of("hold", lifted.kind().name()));
    }

    @EventListener
    void on(HoldExpired lapsed) {
        add(TimelineEntry.EntryType.HOLD_LAPSED, lapsed.id().value(), lapsed.account(), Channel.SYSTEM, Optional.empty(), lapsed.at(),
                Map.of("hold", lapsed.kind().name()));
    }

    @EventListener
    void on(DisconnectionNoticeIssued noticed) {
        add(TimelineEntry.EntryType.DISCONNECTION_NOTICED, noticed.id().value(), noticed.account(), Channel.SYSTEM, Optional.empty(),
                noticed.at(), Map.of(AMOUNT, noticed.amount(), "day", noticed.notBefore()));
    }

    @EventListener
    void on(DisconnectionSigned signed) {
        add(TimelineEntry.EntryType.DISCONNECTION_SIGNED, signed.id().value(), signed.account(), Channel.DESK, Optional.of(signed.by()),
                signed.at(), facts(Map.of("day", signed.day()), AMOUNT, signed.stops(), "why", signed.why()));
    }

    @EventListener
    void on(DisconnectionNoticeCancelled lifted) {
        add(TimelineEntry.EntryType.DISCONNECTION_LIFTED, lifted.id().value(), lifted.account(), Channel.SYSTEM, Optional.empty(),
                lifted.at(), Map.of("why", lifted.why().name()));
    }

    @EventListener
    void on(DisconnectionSuspended stayed) {
        add(TimelineEntry.EntryType.DISCONNECTION_STAYED, stayed.order(), stayed.account(), Channel.SYSTEM, Optional.empty(), stayed.at(),
                Map.of("notice", stayed.id().value()));
    }

    @EventListener
    void on(ServiceDisconnected off) {
        add(TimelineEntry.EntryType.SERVICE_DISCONNECTED, off.id().value(), off.account(), Channel.DESK, Optional.empty(), off.at(),
                Map.of("day", off.day(), AMOUNT, off.restores()));
    }

    @EventListener
    void on(ReconnectionPromised promised) {
        add(TimelineEntry.EntryType.RECONNECTION_PROMISED, promised.notice().value(), promised.account(), Channel.SYSTEM, Optional.empty(),
                promised.at(), Map.of("by", promised.by()));
    }

    @EventListener
    void on(ServiceReconnected restored) {
        add(TimelineEntry.EntryType.SERVICE_RESTORED, restored.id().value(), restored.account(), Channel.DESK, Optional.of(restored.by()),
                restored.at(), Map.of("restored", restored.restored()));
    }

    private static Map<String, Object> facts(Map<String, Object> sure, String first, Optional<?> one, String second, Optional<?> two) {
        var facts = new HashMap<>(sure);
        one.ifPresent(fact -> facts.put(first, fact));
        two.ifPresent(fact -> facts.put(second, fact));
        return facts;
    }

    private static Map<String, Object> amount(Optional<Money> money) {
        return money.<Map<String, Object>>map(amount -> Map.of(AMOUNT, amount)).orElse(Map.of());
    }

    private void add(TimelineEntry.EntryType what, String reference, AccountId account, Channel channel, Optional<String> staff, Instant at,
            Map<String, Object> facts) {
        timeline.add(new TimelineEntry(what + ":" + reference, Optional.of(account), Optional.empty(), channel, what, reference, facts, at,
                staff));
    }
}
