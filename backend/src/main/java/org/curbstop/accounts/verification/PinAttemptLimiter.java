package org.curbstop.accounts.verification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.lockout.AttemptLimiter;
import org.curbstop.accounts.lockout.AttemptLimiter.AttemptResult;
import org.curbstop.accounts.lockout.GuessingAlarm;
import org.curbstop.accounts.lockout.IdentityProperties;
import org.curbstop.accounts.lockout.LockOut;
import org.curbstop.accounts.lockout.LockOuts;
import org.curbstop.accounts.verification.ChallengeRepository.StoredChallenge;
import org.curbstop.common.Sha256Digest;
import org.springframework.stereotype.Component;

/**
 * Limits PIN attempts. Limits per claim and per origin are reported to the caller. Limits per person, per PIN over all accounts and in
 * total are not, because they would reveal what others have tried.
 */
@Component
public final class PinAttemptLimiter {

    private static final String ALL = "all";

    private final AttemptLimiter attempts;
    private final LockOuts lockOuts;
    private final Clock clock;

    /**
     * Attempts taken before the PIN is checked.
     *
     * @param shared attempts of the person, of the PIN and of all accounts
     */
    record PinAttempt(AttemptResult ofOrigin, AttemptResult ofClaim, List<AttemptResult> shared) {

        /** Returns the end of the lock that the caller's own attempts caused; reported to the caller. */
        Optional<Instant> lockedUntil() {
            return AttemptResult.longestLock(ofOrigin, ofClaim);
        }

        /** Returns whether a correct PIN is accepted. */
        boolean isWithinSharedLimits() {
            return shared.stream().allMatch(AttemptResult.Allowed.class::isInstance);
        }
    }

    public PinAttemptLimiter(AttemptLimiter attempts, LockOuts lockOuts, Clock clock) {
        this.attempts = attempts;
        this.lockOuts = lockOuts;
        this.clock = clock;
    }

    AttemptLimiter attempts() {
        return attempts;
    }

    LockOuts lockOuts() {
        return lockOuts;
    }

    /** Takes the attempts. A caller who is locked at their own origin uses up no shared attempts. */
    PinAttempt tryAcquire(StoredChallenge held, String pin) {
        IdentityProperties limits = attempts.limits();
        AttemptResult ofOrigin = attempts.tryAcquire(limits.perOrigin(), held.network());
        AttemptResult ofClaim = attempts.tryAcquireAbout(limits.perClaim(), held.claimAtOrigin(), held.subject());
        if (AttemptResult.longestLock(ofOrigin, ofClaim).isPresent()) {
            return new PinAttempt(ofOrigin, ofClaim, List.of());
        }
        return new PinAttempt(ofOrigin, ofClaim, List.of(
                attempts.tryAcquireAbout(limits.perPerson(), held.attemptPool(), held.subject()),
                attempts.tryAcquire(limits.perPin(), pin(held, pin)),
                attempts.tryAcquire(limits.overAllAccounts(), all(held))));
    }

    VerificationResult recordFailure(StoredChallenge held, PinAttempt tries) {
        IdentityProperties limits = attempts.limits();
        Instant now = clock.instant();
        if (tries.shared().get(0).isLast()) {
            lockOuts.lock(held, LockOut.Kind.PIN, now.plus(limits.personPause()));
        } else if (tries.ofClaim().isLast()) {
            lockOuts.lock(held, LockOut.Kind.PIN, now.plus(limits.claimPause()));
        }
        if (tries.ofOrigin().isLast()) {
            lockOuts.raiseAlarm(GuessingAlarm.Kind.ONE_ORIGIN_OVER_ACCOUNTS, held.network());
        }
        if (tries.shared().get(1).isLast()) {
            lockOuts.raiseAlarm(GuessingAlarm.Kind.ONE_PIN_OVER_ACCOUNTS, ALL);
        }
        if (tries.shared().get(2).isLast()) {
            lockOuts.raiseAlarm(GuessingAlarm.Kind.MANY_WRONG_PINS, ALL);
        }
        int left = Math.min(tries.ofOrigin().remaining(), tries.ofClaim().remaining());
        return left > 0
                ? new VerificationResult.Wrong(left)
                : new VerificationResult.LockedOut(now.plus(tries.ofClaim().remaining() == 0 ? limits.claimPause() : limits.originPause()));
    }

    /** Resets the wrong attempts from the same origin; those from elsewhere still count. */
    void recordSuccess(StoredChallenge held, String pin) {
        IdentityProperties limits = attempts.limits();
        attempts.release(limits.perOrigin(), held.network());
        attempts.clear(limits.perClaim(), held.claimAtOrigin());
        attempts.clear(limits.perPerson(), held.attemptPool());
        attempts.release(limits.perPin(), pin(held, pin));
        attempts.release(limits.overAllAccounts(), all(held));
    }

    /** Attempts from the person's own line are counted separately, so that large-scale guessing by strangers does not lock them out. */
    private static String pin(StoredChallenge held, String pin) {
        return held.own().map(own -> held.attemptPool()).orElseGet(() -> Sha256Digest.of("pin", pin));
    }

    private static String all(StoredChallenge held) {
        return held.own().map(own -> held.attemptPool()).orElse(ALL);
    }
}
