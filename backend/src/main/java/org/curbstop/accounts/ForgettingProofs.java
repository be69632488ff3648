package org.curbstop.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes challenges and counts of tries some days after they ran out: they name people and are of no use any more. */
@Component
final class ForgettingProofs {

    private static final int KEPT_DAYS = 2;
    private static final int LOOK_BACK_DAYS = 60;

    private final Challenges challenges;
    private final Attempts attempts;
    private final LockOuts lockOuts;
    private final ConfirmingContacts contacts;
    private final Clock clock;

    ForgettingProofs(Challenges challenges, Attempts attempts, LockOuts lockOuts, ConfirmingContacts contacts, Clock clock) {
        this.contacts = contacts;
        this.challenges = challenges;
        this.attempts = attempts;
        this.lockOuts = lockOuts;
        this.clock = clock;
    }

    /** @return how many were deleted; a day with more than one read holds is finished by the next run */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    int forget() {
        LocalDate last = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(KEPT_DAYS);
        return Stream.iterate(last, day -> day.minusDays(1))
                .limit(LOOK_BACK_DAYS)
                .mapToInt(day -> challenges.forget(day) + attempts.forget(day) + lockOuts.forget(day) + contacts.forget(day))
                .sum();
    }
}
