package org.curbstop.assistance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.billing.Entry;
import org.curbstop.billing.Ledger;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Posts what agencies have paid, and lets promises and unanswered referrals end on their day. */
@Component
final class Pledges {

    private final ReferralStore store;
    private final Ledger ledger;
    private final AssistanceSetUp.Settings settings;
    private final Clock clock;

    Pledges(ReferralStore store, Ledger ledger, AssistanceSetUp.Settings settings, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** Told at least once, from the referral's own outbox, so a crash before the posting only delays it; the ledger takes one entry a referral. */
    @EventListener
    void on(ReferralChanged changed) {
        if (changed.state() instanceof ReferralState.Paid paid) {
            ledger.post(Entry.payment(changed.referral().value(), changed.account(), paid.amount(), changed.at()));
        }
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    void letLapse() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        store.promisedUntilBefore(today).forEach(referral -> lapse(referral, now));
        store.unansweredSince(now.minus(Duration.ofDays(settings.unansweredDays()))).forEach(referral -> lapse(referral, now));
    }

    /** Only where it still stands as it was found: an answer that came meanwhile counts. */
    private void lapse(Referral found, Instant now) {
        store.referrals.change(found.id().value(), referral -> referral.version() == found.version()
                ? ReferralCourse.next(referral.state(), new ReferralStep.Lapse()).map(next -> referral.in(next, now, Optional.empty())).orElse(referral)
                : referral);
    }
}
