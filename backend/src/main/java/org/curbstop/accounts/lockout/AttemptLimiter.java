package org.curbstop.accounts.lockout;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.curbstop.accounts.lockout.IdentityProperties.AttemptLimit;
import org.curbstop.common.Sha256Digest;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/**
 * Counts attempts against a limit. An attempt is taken before the answer is checked and released if the answer was right, so that
 * concurrent callers cannot exceed the limit. Callers are stored as digests.
 */
@Component
public final class AttemptLimiter {

    private static final int MAX_RACES = 500;
    private static final int RACE_NANOS = 2_000_000;
    private static final int NETWORK_BYTES = 8;

    private final AggregateCollection<AttemptCount> counts;
    private final IdentityProperties limits;
    private final Clock clock;

    /**
     * @param until when the count is reset; until then the caller is locked if the limit is reached
     * @param day day of {@code until} (UTC), for deletion
     * @param about digest of the person whom the attempts concern, so that staff can release them
     */
    record AttemptCount(String id, long version, int taken, Instant until, LocalDate day, Optional<String> about) {
        AttemptCount withTaken(int now) {
            return new AttemptCount(id, version, now, until, day, about);
        }
    }

    public sealed interface AttemptResult {
        /** @param left attempts left after this one */
        record Allowed(int left) implements AttemptResult {}

        record Locked(Instant until) implements AttemptResult {}

        /** Returns the number of attempts left. */
        default int remaining() {
            return this instanceof Allowed taken ? taken.left() : 0;
        }

        /** Returns whether this attempt was allowed and was the last one. */
        default boolean isLast() {
            return this instanceof Allowed taken && taken.left() == 0;
        }

        /** Returns the end of the longest lock among these results. */
        static Optional<Instant> longestLock(AttemptResult... tries) {
            return Stream.of(tries).filter(Locked.class::isInstance).map(t -> ((Locked) t).until()).max(Instant::compareTo);
        }
    }

    public AttemptLimiter(Database database, IdentityProperties limits, Clock clock) {
        this.limits = limits;
        this.counts = database.collection(AttemptCount.class, "attempts", Index.on("day"), Index.on("about"));
        this.clock = clock;
    }

    public IdentityProperties limits() {
        return limits;
    }

    public AttemptResult tryAcquire(AttemptLimit limit, String who) {
        return tryAcquire(limit, who, Optional.empty());
    }

    /** Acquires an attempt about a person, existing or not. It can be released by {@link #releaseAllAbout}. */
    public AttemptResult tryAcquireAbout(AttemptLimit limit, String who, String subject) {
        return tryAcquire(limit, who, Optional.of(Sha256Digest.of("about", subject)));
    }

    /**
     * Acquires an attempt. The window starts at the first attempt and again at the last, so that occasional failures from an address shared
     * by many people never add up to a lock.
     */
    private AttemptResult tryAcquire(AttemptLimit limit, String who, Optional<String> about) {
        String id = id(limit, who);
        for (int race = 0; race < MAX_RACES; race++) {
            Instant now = clock.instant();
            Optional<AttemptCount> found = counts.find(id);
            Optional<AttemptCount> running = found.filter(count -> now.isBefore(count.until()));
            int taken = running.map(AttemptCount::taken).orElse(0);
            if (taken >= limit.tries()) {
                return new AttemptResult.Locked(running.orElseThrow().until());
            }
            boolean last = taken + 1 == limit.tries();
            Instant until = running.filter(count -> !last).map(AttemptCount::until).orElseGet(() -> now.plus(limit.pause()));
            var next = new AttemptCount(id, found.map(AttemptCount::version).orElse(0L), taken + 1, until, day(until), about);
            if (found.isPresent() ? counts.replace(next) : counts.insert(next)) {
                return new AttemptResult.Allowed(limit.tries() - next.taken());
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(RACE_NANOS));
        }
        // Nobody types that fast: concurrent attempts this frequent are an attack, so lock.
        return new AttemptResult.Locked(clock.instant().plus(limit.pause()));
    }

    /** Releases one attempt after a correct answer. */
    public void release(AttemptLimit limit, String who) {
        counts.find(id(limit, who)).ifPresent(count -> counts.change(count.id(), c -> c.taken() == 0 ? c : c.withTaken(c.taken() - 1)));
    }

    /** Resets the count after a correct answer. */
    public void clear(AttemptLimit limit, String who) {
        counts.find(id(limit, who)).ifPresent(count -> counts.change(count.id(), c -> c.taken() == 0 ? c : c.withTaken(0)));
    }

    /** Releases all attempts about a person, by whomever they were made. */
    void releaseAllAbout(String subject) {
        counts.list(Query.where("about", Sha256Digest.of("about", subject))).forEach(count -> counts.delete(count.id()));
    }

    /** Deletes the counts that expired on that day (UTC). */
    public int deleteExpired(LocalDate day) {
        var old = counts.list(Query.where("day", day));
        old.forEach(count -> counts.delete(count.id()));
        return old.size();
    }

    /**
     * Returns the key of an origin for limits: a phone number or IPv4 address unchanged, an IPv6 address reduced to its /64 prefix. A
     * provider assigns at least a /64 to each customer (RFC 6177), who can use any address within it.
     */
    public static String network(String origin) {
        if (!origin.contains(":")) {
            return origin;
        }
        try {
            byte[] address = InetAddress.ofLiteral(origin).getAddress();
            return HexFormat.of().formatHex(address, 0, Math.min(address.length, NETWORK_BYTES));
        } catch (IllegalArgumentException noAddress) {
            return origin;
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String id(AttemptLimit limit, String who) {
        return limit.kind() + "-" + Sha256Digest.of(limit.kind(), who);
    }
}
