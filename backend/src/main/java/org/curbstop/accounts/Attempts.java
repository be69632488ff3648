package org.curbstop.accounts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.curbstop.accounts.IdentityLimits.Limit;
import org.curbstop.common.Digest;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/**
 * Counts tries. A try is taken before the answer is looked at and given back when it was right, so that callers at the same time
 * never get more of them than the limit. Whose try it was is kept as a digest.
 */
@Component
final class Attempts {

    private static final int MOST_RACES = 500;
    private static final int RACE_NANOS = 2_000_000;

    private final Documents<Count> counts;
    private final IdentityLimits limits;
    private final Clock clock;

    /**
     * @param until when the count begins anew; locked until then, if the limit is reached
     * @param day of {@code until}, for forgetting
     */
    record Count(String id, long version, int taken, Instant until, LocalDate day) {}

    /** What came of asking for a try. */
    sealed interface Try {
        /** @param left after this one */
        record Taken(int left) implements Try {}

        record Locked(Instant until) implements Try {}
    }

    Attempts(Store store, IdentityLimits limits, Clock clock) {
        this.limits = limits;
        this.counts = store.documents(Count.class, "attempts", Index.on("day"));
        this.clock = clock;
    }

    IdentityLimits limits() {
        return limits;
    }

    Try take(Limit limit, String who) {
        String id = id(limit, who);
        for (int race = 0; race < MOST_RACES; race++) {
            Instant now = clock.instant();
            Instant until = now.plus(limit.pause());
            Optional<Count> found = counts.find(id);
            int taken = found.filter(count -> now.isBefore(count.until())).map(Count::taken).orElse(0);
            if (taken >= limit.tries()) {
                return new Try.Locked(found.orElseThrow().until());
            }
            var next = new Count(id, found.map(Count::version).orElse(0L), taken + 1, until, day(until));
            if (found.isPresent() ? counts.replace(next) : counts.insert(next)) {
                return new Try.Taken(limit.tries() - next.taken());
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(RACE_NANOS));
        }
        // Nobody types that fast: whoever floods one claim waits.
        return new Try.Locked(clock.instant().plus(limit.pause()));
    }

    /** The try was a right one and does not count. */
    void giveBack(Limit limit, String who) {
        counts.find(id(limit, who)).ifPresent(count -> counts.change(
                count.id(), c -> c.taken() == 0 ? c : new Count(c.id(), c.version(), c.taken() - 1, c.until(), c.day())));
    }

    /** A right answer wipes out the wrong ones before it. */
    void clear(Limit limit, String who) {
        counts.find(id(limit, who)).ifPresent(count -> counts.change(
                count.id(), c -> c.taken() == 0 ? c : new Count(c.id(), c.version(), 0, c.until(), c.day())));
    }

    /** Deletes what ran out on that day (UTC). */
    int forget(LocalDate day) {
        var old = counts.list(Where.is("day", day));
        old.forEach(count -> counts.delete(count.id()));
        return old.size();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String id(Limit limit, String who) {
        return limit.kind() + "-" + Digest.of(limit.kind(), who);
    }
}
