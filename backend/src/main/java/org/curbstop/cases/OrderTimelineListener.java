package org.curbstop.cases;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.common.Channel;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.orders.events.FinalBillIssued;
import org.curbstop.orders.events.FinalBillNeedsStaff;
import org.curbstop.orders.events.IntakeReceived;
import org.curbstop.orders.events.OrderCancelled;
import org.curbstop.orders.events.OrderChanged;
import org.curbstop.orders.events.OrderCompleted;
import org.curbstop.orders.events.OrderPlaced;
import org.curbstop.orders.events.OrderRejected;
import org.curbstop.orders.events.OrderSnapshot;
import org.curbstop.orders.events.ServiceRevertedToOwner;
import org.curbstop.orders.events.VisitUnreported;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records orders on the timeline of each account, and raises hand-offs for those that need staff. */
@Component
record OrderTimelineListener(Timeline timeline, HandOffs handOffs, CreditReturns credits) {

    @EventListener
    void on(OrderPlaced placed) {
        add(TimelineEntry.EntryType.ORDER_PLACED, "", placed.news(), placed.at());
        placed.toStaff().ifPresent(why -> handOffs.raise(new HandOffContext(
                "order:" + placed.news().order(), HandOffContext.Kind.HAND_OFF, placed.news().channel(), placed.news().phone(),
                Optional.empty(),
                placed.news().accounts().stream().findFirst(), VerificationLevel.NONE,
                placed.news().kind().name().toLowerCase(java.util.Locale.ROOT) + "-service",
                List.of(ReferenceNumber.grouped(placed.news().reference()), why), List.of(), placed.news().language(), Optional.empty())));
    }

    @EventListener
    void on(OrderChanged changed) {
        add(TimelineEntry.EntryType.ORDER_CHANGED, "/" + changed.news().number(), changed.news(), changed.at());
    }

    @EventListener
    void on(OrderCancelled cancelled) {
        add(TimelineEntry.EntryType.ORDER_CANCELLED, "", cancelled.news(), cancelled.at());
    }

    @EventListener
    void on(OrderRejected down) {
        add(TimelineEntry.EntryType.ORDER_TURNED_DOWN, "", down.news(), down.at());
    }

    @EventListener
    void on(OrderCompleted done) {
        add(TimelineEntry.EntryType.ORDER_DONE, "", done.news(), done.at());
    }

    @EventListener
    void on(VisitUnreported silent) {
        handOffs.raise(new HandOffContext(
                "visit:" + silent.news().order() + ":" + silent.news().days().start().map(java.time.LocalDate::toString).orElse(""),
                HandOffContext.Kind.HAND_OFF, Channel.SYSTEM,
                silent.news().phone(), Optional.empty(), silent.news().accounts().stream().findFirst(), VerificationLevel.NONE,
                "visit-unreported",
                List.of(ReferenceNumber.grouped(silent.news().reference()), silent.news().street()), List.of(), silent.news().language(),
                Optional.empty()));
    }

    @EventListener
    void on(ServiceRevertedToOwner took) {
        timeline.add(new TimelineEntry("took-over:" + took.order(), Optional.of(took.account()), Optional.empty(), Channel.SYSTEM,
                TimelineEntry.EntryType.OWNER_TOOK_OVER, took.order().value(), Map.of("from", took.from(), "street", took.street()),
                took.at(), Optional.empty()));
    }

    /** Raises hand-offs for a final bill: to mail it to the customer's new address, or to return a credit. */
    @EventListener
    void on(FinalBillIssued made) {
        if (made.onPaper()) {
            handOffs.raise(HandOffContext.forStaff("final-bill:" + made.order(), "mail-final-bill", made.account(),
                    Stream.concat(Stream.of(ReferenceNumber.display(made.bill().value())), made.mailTo().map(Address::oneLine).stream())
                            .toArray(String[]::new)));
        }
        if (made.owed().isNegative() && credits.findOpen(made.account()).isEmpty()) {
            handOffs.raise(HandOffContext.forStaff("final-credit:" + made.order(), CreditReturns.TASK, made.account(),
                    ReferenceNumber.display(made.bill().value())));
        }
    }

    @EventListener
    void on(FinalBillNeedsStaff not) {
        handOffs.raise(HandOffContext.forStaff("final-bill:" + not.order(), "make-final-bill", not.account(), not.lastDay().toString()));
    }

    @EventListener
    void on(IntakeReceived received) {
        handOffs.raise(new HandOffContext(
                "intake:" + received.intake(), HandOffContext.Kind.HAND_OFF, received.channel(), Optional.of(received.phone()),
                received.person(), Optional.empty(), VerificationLevel.NONE,
                "intake", List.of(ReferenceNumber.grouped(received.reference()), received.kind().name()), List.of(), received.language(),
                Optional.empty()));
    }

    private static Map<String, Object> facts(OrderSnapshot snapshot) {
        var facts = new HashMap<String, Object>(
                Map.of("kind", snapshot.kind().name(), "reference", snapshot.reference(), "street", snapshot.street()));
        snapshot.days().start().ifPresent(day -> facts.put("start", day));
        snapshot.days().stop().ifPresent(day -> facts.put("stop", day));
        return facts;
    }

    private void add(TimelineEntry.EntryType what, String once, OrderSnapshot snapshot, Instant at) {
        snapshot.accounts().forEach(account -> timeline.add(new TimelineEntry(
                what + ":" + snapshot.order() + once + "/" + account, Optional.of(account), snapshot.phone(), snapshot.channel(), what,
                snapshot.order().value(),
                facts(snapshot), at, Optional.empty())));
    }
}
