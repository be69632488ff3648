package org.curbstop.accounts;

import java.util.Optional;
import java.util.function.Supplier;
import org.curbstop.accounts.lockout.AttemptLimiter;
import org.curbstop.common.Actor;
import org.curbstop.common.PhoneNumber;
import org.springframework.stereotype.Component;

/**
 * Limits lookups by a random nine-digit reference number together with a phone number. After too many failures for one phone number from
 * one origin, lookups of that phone number from there are blocked for a while; other customers behind the same address are not affected.
 * Guessing 20 of 900 million numbers an hour is hopeless.
 */
@Component
public final class ReferenceLookupLimiter {

    private final AttemptLimiter attempts;

    ReferenceLookupLimiter(AttemptLimiter attempts) {
        this.attempts = attempts;
    }

    public <T> Optional<T> lookUp(Actor actor, PhoneNumber phone, Supplier<Optional<T>> look) {
        String from = AttemptLimiter.network(actor.origin()) + "|" + phone.e164();
        if (attempts.tryAcquire(attempts.limits().referencesPerPhone(), from) instanceof AttemptLimiter.AttemptResult.Locked) {
            return Optional.empty();
        }
        Optional<T> found = look.get();
        found.ifPresent(right -> attempts.release(attempts.limits().referencesPerPhone(), from));
        return found;
    }
}
