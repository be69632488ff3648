package org.curbstop.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Attempts.Try;
import org.curbstop.accounts.Challenges.Held;
import org.curbstop.common.Digest;
import org.springframework.stereotype.Component;

/**
 * Tries of PINs: few at one claim and from one place, which is told; few about one person, of one PIN over all accounts and of all
 * together, which is not told, because it would show what somebody else has tried.
 */
@Component
final class PinAttempts {

    private static final String ALL = "all";

    private final Attempts attempts;
    private final LockOuts lockOuts;
    private final Clock clock;

    /**
     * Taken before the PIN is looked at.
     *
     * @param shared of the person, of the PIN and of all
     */
    record PinTries(Try ofOrigin, Try ofClaim, List<Try> shared) {

        /** Told to whoever tries: it is their own doing. */
        Optional<Instant> locked() {
            return Try.locked(ofOrigin, ofClaim);
        }

        /** Whether a right PIN is taken for right. */
        boolean counts() {
            return shared.stream().allMatch(Try.Taken.class::isInstance);
        }
    }

    PinAttempts(Attempts attempts, LockOuts lockOuts, Clock clock) {
        this.attempts = attempts;
        this.lockOuts = lockOuts;
        this.clock = clock;
    }

    Attempts attempts() {
        return attempts;
    }

    LockOuts lockOuts() {
        return lockOuts;
    }

    /** Who is locked out where they are uses up no more of what is shared. */
    PinTries take(Held held, String pin) {
        IdentityLimits limits = attempts.limits();
        Try ofOrigin = attempts.take(limits.perOrigin(), held.network());
        Try ofClaim = attempts.takeAbout(limits.perClaim(), held.claimFromHere(), held.subject());
        if (Try.locked(ofOrigin, ofClaim).isPresent()) {
            return new PinTries(ofOrigin, ofClaim, List.of());
        }
        return new PinTries(ofOrigin, ofClaim, List.of(
                attempts.takeAbout(limits.perPerson(), held.pool(), held.subject()),
                attempts.take(limits.perPin(), pin(held, pin)),
                attempts.take(limits.overAll(), all(held))));
    }

    Proof wrong(Held held, PinTries tries) {
        IdentityLimits limits = attempts.limits();
        Instant now = clock.instant();
        if (tries.shared().get(0).isLast()) {
            lockOuts.lock(held, LockOut.Kind.PIN, now.plus(limits.personPause()));
        } else if (tries.ofClaim().isLast()) {
            lockOuts.lock(held, LockOut.Kind.PIN, now.plus(limits.claimPause()));
        }
        if (tries.ofOrigin().isLast()) {
            lockOuts.alarm(GuessingAlarm.Kind.ONE_ORIGIN_OVER_ACCOUNTS, held.network());
        }
        if (tries.shared().get(1).isLast()) {
            lockOuts.alarm(GuessingAlarm.Kind.ONE_PIN_OVER_ACCOUNTS, ALL);
        }
        if (tries.shared().get(2).isLast()) {
            lockOuts.alarm(GuessingAlarm.Kind.MANY_WRONG_PINS, ALL);
        }
        int left = Math.min(tries.ofOrigin().remaining(), tries.ofClaim().remaining());
        return left > 0
                ? new Proof.Wrong(left)
                : new Proof.LockedOut(now.plus(tries.ofClaim().remaining() == 0 ? limits.claimPause() : limits.originPause()));
    }

    /** Wipes out the wrong ones before it, of whoever tried from there; those of others stay counted. */
    void right(Held held, String pin) {
        IdentityLimits limits = attempts.limits();
        attempts.giveBack(limits.perOrigin(), held.network());
        attempts.clear(limits.perClaim(), held.claimFromHere());
        attempts.clear(limits.perPerson(), held.pool());
        attempts.giveBack(limits.perPin(), pin(held, pin));
        attempts.giveBack(limits.overAll(), all(held));
    }

    /** From the person's own line the counts are their own, so that no stranger's guessing at large shuts them out. */
    private static String pin(Held held, String pin) {
        return held.own().map(own -> held.pool()).orElseGet(() -> Digest.of("pin", pin));
    }

    private static String all(Held held) {
        return held.own().map(own -> held.pool()).orElse(ALL);
    }
}
