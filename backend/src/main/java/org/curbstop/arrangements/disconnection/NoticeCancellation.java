package org.curbstop.arrangements.disconnection;

import java.time.LocalDate;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.holds.HoldPlaced;
import org.curbstop.arrangements.plans.ArrangementAgreed;
import org.curbstop.arrangements.plans.ArrangementEnrollment;
import org.curbstop.arrangements.store.ArrangementRepository;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentTaken;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lifts notices of disconnection when what stops them has happened, whichever channel it happened on. */
@Component
public final class NoticeCancellation {

    private final ArrangementRepository repository;
    private final Disconnections disconnections;
    private final ArrangementEnrollment.BusinessClock clock;

    public NoticeCancellation(ArrangementRepository repository, Disconnections disconnections,
            ArrangementEnrollment.BusinessClock businessClock) {
        this.repository = repository;
        this.disconnections = disconnections;
        this.clock = businessClock;
    }

    @EventListener
    public void on(PaymentTaken taken) {
        taken.allocations().stream().map(Allocation::account).distinct()
                .forEach(account -> disconnections.cancelNotice(account, DisconnectionNotice.CancellationReason.PAID));
    }

    @EventListener
    public void on(ArrangementAgreed agreed) {
        disconnections.cancelNotice(agreed.account(), DisconnectionNotice.CancellationReason.ARRANGED);
    }

    @EventListener
    public void on(HoldPlaced placed) {
        disconnections.suspend(placed.account());
    }

    /** What came in by other ways than a card: a check in the mail, an agency's money. And notices whose day went by. */
    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    public void cancelSettledNotices() {
        LocalDate today = clock.today();
        repository.notices.forEach(ArrangementRepository.openNotices(), notice -> {
            disconnections.cancelNotice(notice.account(), DisconnectionNotice.CancellationReason.PAID);
            if (notice.lastDay().isBefore(today)) {
                disconnections.expire(notice);
            }
        });
    }
}
