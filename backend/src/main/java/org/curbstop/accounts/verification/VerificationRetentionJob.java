package org.curbstop.accounts.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.curbstop.accounts.lockout.AttemptLimiter;
import org.curbstop.accounts.lockout.LockOuts;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes expired challenges and attempt counts after some days: they identify people and are no longer needed. */
@Component
record VerificationRetentionJob(ChallengeRepository challenges, AttemptLimiter attempts, LockOuts lockOuts, ConfirmingContacts contacts,
        Clock clock) {

    private static final int KEPT_DAYS = 2;
    private static final int LOOK_BACK_DAYS = 60;

    /** @return number of deleted documents; if a day has more than one query returns, the next run deletes the rest */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    int deleteExpired() {
        LocalDate last = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(KEPT_DAYS);
        return Stream.iterate(last, day -> day.minusDays(1))
                .limit(LOOK_BACK_DAYS)
                .mapToInt(day -> challenges.deleteExpired(day) + attempts.deleteExpired(day) + lockOuts.deleteExpired(day)
                        + contacts.deleteExpired(day))
                .sum();
    }
}
