package org.curbstop.arrangements;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.Reconnection.Stage;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentTaken;
import org.curbstop.store.Outgoing;
import org.curbstop.store.Where;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Watches that service which was cut and then paid or arranged for is back in time. */
@Component
public final class Reconnections {

    /** Where a pack names no hours, people still wait: staff are reminded after a day. */
    private static final Duration UNREGULATED = Duration.ofHours(24);

    private final ArrangementStore store;
    private final Weighing weighing;
    private final Duration within;
    private final Agreeing.Times times;
    private final Audit audit;

    Reconnections(ArrangementStore store, Weighing weighing, ArrangementRules rules, Agreeing.Times times, Audit audit) {
        this.store = store;
        this.weighing = weighing;
        this.within = rules.shutOff().giveBack().map(rule -> Duration.ofHours(rule.hours())).orElse(UNREGULATED);
        this.times = times;
        this.audit = audit;
    }

    /** For staff: what is to be given back, the most pressing first. */
    public List<Reconnection> owed(int most, Asker staff) {
        Doorkeeper.name(staff);
        List<Reconnection> owed = store.reconnections.list(Where.in("stage", List.of(Stage.PROMISED, Stage.OVERDUE)).ascending("by").limit(most));
        audit.record(staff, "reconnections-listed", owed.stream().map(Reconnection::account).distinct().toList());
        return owed;
    }

    @EventListener
    void on(PaymentTaken taken) {
        taken.allocations().stream().map(Allocation::account).distinct()
                .flatMap(account -> store.notices(account, 1).stream())
                .forEach(this::promiseIfDue);
    }

    @EventListener
    void on(ArrangementAgreed agreed) {
        store.notices(agreed.account(), 1).forEach(this::promiseIfDue);
    }

    /** What came in by other ways than a card begins here; what is late is told, once; what is back is off the list. */
    @Scheduled(fixedDelay = 300_000, initialDelay = 60_000)
    void sweep() {
        store.notices.each(ArrangementStore.cutNotices(), this::promiseIfDue);
        store.reconnections.list(Where.in("stage", List.of(Stage.PROMISED, Stage.OVERDUE)).ascending("by")).forEach(owed -> {
            boolean back = store.notices.find(owed.id().value()).filter(notice -> notice.state() instanceof DisconnectionNotice.State.Done).isEmpty();
            boolean late = !times.now().isBefore(owed.by());
            if (back || late && owed.stage() == Stage.PROMISED) {
                store.reconnections.change(owed.id().value(), now -> back
                        ? now.at(Stage.BACK)
                        : now.stage() == Stage.PROMISED
                                ? now.at(Stage.OVERDUE, Outgoing.of(new ReconnectionOverdue(now.id(), now.account(), now.by(), times.now())))
                                : now);
            }
        });
    }

    private void promiseIfDue(DisconnectionNotice notice) {
        if (notice.state() instanceof DisconnectionNotice.State.Done cut) {
            boolean arranged = store.running(notice.account()).filter(plan -> plan.agreed().at().isAfter(cut.at())).isPresent();
            if (arranged || !weighing.stops(notice).isPositive()) {
                promise(notice);
            }
        }
    }

    /** Service is to be restored; the customer hears by when. Promised twice, it is promised once. */
    void promise(DisconnectionNotice notice) {
        Instant by = times.now().plus(within);
        var promised = new ReconnectionPromised(notice.id(), notice.account(), by, times.now());
        boolean fresh = store.reconnections.insert(
                new Reconnection(notice.id(), 0, notice.account(), times.now(), by, Stage.PROMISED, Optional.empty(), List.of(Outgoing.of(promised))));
        if (!fresh) {
            store.reconnections.change(notice.id().value(), now -> now.stage() == Stage.BOOKED ? now.promised(times.now(), by, Outgoing.of(promised)) : now);
        }
    }

    /** A visit to switch it on was booked, perhaps before what it takes was paid: nothing is promised by that. */
    void visit(DisconnectionNotice notice, Optional<Reconnection.Visit> visit) {
        store.reconnections.insert(new Reconnection(notice.id(), 0, notice.account(), times.now(), times.now(), Stage.BOOKED, Optional.empty(), List.of()));
        store.reconnections.change(notice.id().value(), now -> now.visit().equals(visit) ? now : now.visited(visit));
    }

    /** It is on again. */
    void back(NoticeId id) {
        if (store.reconnections.find(id.value()).isPresent()) {
            store.reconnections.change(id.value(), now -> now.stage() == Stage.BACK ? now : now.at(Stage.BACK));
        }
    }

    Agreeing.Times times() {
        return times;
    }
}
