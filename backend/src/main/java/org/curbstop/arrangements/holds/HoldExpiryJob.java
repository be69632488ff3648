package org.curbstop.arrangements.holds;

import java.time.LocalDate;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.plans.ArrangementEnrollment;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.arrangements.store.ArrangementRepository;
import org.curbstop.store.OutboxMessage;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Warns of holds that end soon, and expires them. */
@Component
public final class HoldExpiryJob {

    private final ArrangementRepository repository;
    private final ArrangementRules rules;
    private final ArrangementEnrollment.BusinessClock clock;

    public HoldExpiryJob(ArrangementRepository repository, ArrangementRules rules, ArrangementEnrollment.BusinessClock businessClock) {
        this.repository = repository;
        this.rules = rules;
        this.clock = businessClock;
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    public void expireAndWarn() {
        LocalDate today = clock.today();
        repository.holds.forEach(ArrangementRepository.openHolds(), each -> {
            if (each.until().isBefore(today)) {
                repository.holds.change(each.id().value(), now -> now.isOpen() && now.until().isBefore(today) ? expired(now) : now);
            } else if (!each.warned() && !clock.workdays().after(today, rules.holds().warnWorkdays()).isBefore(each.until())) {
                repository.holds.change(each.id().value(), now -> now.isOpen() && !now.warned() && now.until().equals(each.until())
                        ? now.asWarned(OutboxMessage
                                .of(new HoldExpiringSoon(now.id(), now.account(), now.kind(), now.until(), isClaim(now), clock.now())))
                        : now);
            }
        });
    }

    private Hold expired(Hold hold) {
        boolean claim = isClaim(hold);
        return hold.withState(new Hold.State.Expired(claim, clock.now()),
                OutboxMessage.of(new HoldExpired(hold.id(), hold.account(), hold.kind(), claim, clock.now())));
    }

    private static boolean isClaim(Hold hold) {
        return hold.state() instanceof Hold.State.Claimed;
    }
}
