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

/** Cancels disconnection notices that were paid or arranged, and suspends them when a hold is placed, on whichever channel that happens. */
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

    /** Cancels notices paid other than by card, such as by check or by an agency, and expires notices whose last day has passed. */
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
