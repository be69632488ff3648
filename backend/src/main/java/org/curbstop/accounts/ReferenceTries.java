package org.curbstop.accounts;

import java.util.Optional;
import java.util.function.Supplier;
import org.curbstop.common.Asker;
import org.springframework.stereotype.Component;

/**
 * For what somebody finds by a number that we gave out and a detail of theirs. So many wrong tries from one place and nothing is found
 * from there for a while, right or wrong.
 */
@Component
public final class ReferenceTries {

    private final Attempts attempts;

    ReferenceTries(Attempts attempts) {
        this.attempts = attempts;
    }

    public <T> Optional<T> tried(Asker who, Supplier<Optional<T>> look) {
        String from = Attempts.network(who.origin());
        if (attempts.take(attempts.limits().referencesPerOrigin(), from) instanceof Attempts.Try.Locked) {
            return Optional.empty();
        }
        Optional<T> found = look.get();
        found.ifPresent(right -> attempts.giveBack(attempts.limits().referencesPerOrigin(), from));
        return found;
    }
}
