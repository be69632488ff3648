package org.curbstop.arrangements;

import java.time.LocalDate;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentTaken;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lifts notices of disconnection when what stops them has happened, whichever channel it happened on. */
@Component
final class Lifting {

    private final ArrangementStore store;
    private final Disconnections disconnections;
    private final Agreeing.Times times;

    Lifting(ArrangementStore store, Disconnections disconnections, Agreeing.Times times) {
        this.store = store;
        this.disconnections = disconnections;
        this.times = times;
    }

    @EventListener
    void on(PaymentTaken taken) {
        taken.allocations().stream().map(Allocation::account).distinct().forEach(account -> disconnections.lift(account, DisconnectionNotice.Why.PAID));
    }

    @EventListener
    void on(ArrangementAgreed agreed) {
        disconnections.lift(agreed.account(), DisconnectionNotice.Why.ARRANGED);
    }

    @EventListener
    void on(HoldPlaced placed) {
        disconnections.stay(placed.account());
    }

    /** What came in by other ways than a card: a check in the mail, an agency's money. And notices whose day went by. */
    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    void sweep() {
        LocalDate today = times.today();
        store.notices.each(ArrangementStore.openNotices(), notice -> {
            disconnections.lift(notice.account(), DisconnectionNotice.Why.PAID);
            if (notice.lastDay().isBefore(today)) {
                disconnections.expire(notice);
            }
        });
    }
}
