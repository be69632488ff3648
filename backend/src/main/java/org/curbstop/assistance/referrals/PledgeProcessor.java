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

/** Posts payments by agencies, and expires pledges and unanswered referrals. */
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
     * Posts the agency's payment. The event is published at least once, so that a crash only delays the posting; the ledger accepts one
     * entry per referral.
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
        repository.listPledgesEndingBefore(LocalDate.now(clock)).forEach(referral -> expire(referral, now));
        repository.listUnansweredSince(now.minus(Duration.ofDays(settings.unansweredDays()))).forEach(referral -> expire(referral, now));
    }

    /** Expires a referral only if it is unchanged since it was read: an answer received meanwhile counts. */
    private void expire(Referral found, Instant now) {
        repository.referrals.change(found.id().value(), referral -> referral.version() == found.version()
                ? ReferralStateMachine.next(referral.state(), new ReferralAction.Expire())
                        .map(next -> referral.withState(next, now, Optional.empty())).orElse(referral)
                : referral);
    }
}
