package org.curbstop.arrangements;

import java.time.Duration;
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

    private final ArrangementStore store;
    private final Weighing weighing;
    private final Optional<ArrangementRules.GiveBack> rule;
    private final Agreeing.Times times;
    private final Audit audit;

    Reconnections(ArrangementStore store, Weighing weighing, ArrangementRules rules, Agreeing.Times times, Audit audit) {
        this.store = store;
        this.weighing = weighing;
        this.rule = rules.shutOff().giveBack();
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
                .forEach(this::promise);
    }

    @EventListener
    void on(ArrangementAgreed agreed) {
        store.notices(agreed.account(), 1).forEach(this::promise);
    }

    /** What came in by other ways than a card begins here; what is late is told, once; what is back is off the list. */
    @Scheduled(fixedDelay = 300_000, initialDelay = 60_000)
    void sweep() {
        store.notices.each(ArrangementStore.cutNotices(), this::promise);
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

    private void promise(DisconnectionNotice notice) {
        if (rule.isEmpty() || !(notice.state() instanceof DisconnectionNotice.State.Done cut)) {
            return;
        }
        boolean arranged = store.running(notice.account()).filter(plan -> plan.agreed().at().isAfter(cut.at())).isPresent();
        if (arranged || !weighing.stops(notice).isPositive()) {
            store.reconnections.insert(new Reconnection(
                    notice.id(), 0, notice.account(), times.now(), times.now().plus(Duration.ofHours(rule.get().hours())), Stage.PROMISED, List.of()));
        }
    }
}
