package org.curbstop.accounts;

import java.util.Optional;
import java.util.function.Supplier;
import org.curbstop.accounts.lockout.AttemptLimiter;
import org.curbstop.common.Actor;
import org.curbstop.common.PhoneNumber;
import org.springframework.stereotype.Component;

/**
 * For what somebody finds by a number of nine random digits that we gave out and the phone number that they gave. So many wrong tries for
 * one phone number from one place and nothing of that phone is found from there for a while; those of everybody else behind the address
 * still are. Twenty of 900 million numbers an hour find nothing.
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
