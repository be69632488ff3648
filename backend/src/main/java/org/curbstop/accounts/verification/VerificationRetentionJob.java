package org.curbstop.accounts.verification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.curbstop.accounts.lockout.AttemptLimiter;
import org.curbstop.accounts.lockout.LockOuts;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes challenges and counts of tries some days after they ran out: they name people and are of no use any more. */
@Component
record VerificationRetentionJob(ChallengeRepository challenges, AttemptLimiter attempts, LockOuts lockOuts, ConfirmingContacts contacts,
        Clock clock) {

    private static final int KEPT_DAYS = 2;
    private static final int LOOK_BACK_DAYS = 60;

    /** @return how many were deleted; a day with more than one read holds is finished by the next run */
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
