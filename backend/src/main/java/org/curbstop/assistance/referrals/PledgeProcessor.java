package org.curbstop.assistance.referrals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.assistance.AssistanceConfiguration;
import org.curbstop.assistance.ReferralChanged;
import org.curbstop.assistance.ReferralState;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Posts what agencies have paid, and lets promises and unanswered referrals end on their day. */
@Component
public final class PledgeProcessor {

    private final ReferralRepository repository;
    private final Ledger ledger;
    private final AssistanceConfiguration.AssistanceProperties settings;
    private final Clock clock;

    public PledgeProcessor(ReferralRepository repository, Ledger ledger, AssistanceConfiguration.AssistanceProperties settings,
            Clock clock) {
        this.repository = repository;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Published at least once, from the referral's own outbox, so a crash before the posting only delays it; the ledger takes one entry a
     * referral.
     */
    @EventListener
    public void on(ReferralChanged changed) {
        if (changed.state() instanceof ReferralState.Paid paid) {
            ledger.post(LedgerEntry.payment(changed.referral().value(), changed.account(), paid.amount(), changed.at()));
        }
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    void expireOverdue() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        repository.listPledgesEndingBefore(today).forEach(referral -> expire(referral, now));
        repository.listUnansweredSince(now.minus(Duration.ofDays(settings.unansweredDays()))).forEach(referral -> expire(referral, now));
    }

    /** Only where its state has not changed: an answer that came meanwhile counts. */
    private void expire(Referral found, Instant now) {
        repository.referrals.change(found.id().value(), referral -> referral.version() == found.version()
                ? ReferralStateMachine.next(referral.state(), new ReferralAction.Expire())
                        .map(next -> referral.withState(next, now, Optional.empty())).orElse(referral)
                : referral);
    }
}
