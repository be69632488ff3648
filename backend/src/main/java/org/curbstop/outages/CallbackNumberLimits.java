package org.curbstop.outages;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.curbstop.common.Sha256Digest;

/** Numbers that each origin has named within a period; in memory, for a bounded number of origins, as digests. */
final class CallbackNumberLimits {

    private static final int MAX_ORIGINS = 20_000;

    private final int maxNumbers;
    private final Duration period;
    private final InstantSource clock;
    private final Map<String, NumbersOfOrigin> origins = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, NumbersOfOrigin> eldest) {
            return size() > MAX_ORIGINS;
        }
    };

    private record NumbersOfOrigin(Instant since, Set<String> numbers) {}

    CallbackNumberLimits(int maxNumbers, Duration period, InstantSource clock) {
        this.maxNumbers = maxNumbers;
        this.period = period;
        this.clock = clock;
    }

    /** Returns whether the origin may name the number; a repeated number does not count again. */
    synchronized boolean mayName(String origin, String number) {
        Instant now = clock.instant();
        NumbersOfOrigin known = origins.get(origin);
        NumbersOfOrigin current = known == null || !now.isBefore(known.since().plus(period)) ? new NumbersOfOrigin(now, new HashSet<>())
                : known;
        origins.put(origin, current);
        String digest = Sha256Digest.of("named-number", number);
        return current.numbers().contains(digest) || current.numbers().size() < maxNumbers && current.numbers().add(digest);
    }
}
