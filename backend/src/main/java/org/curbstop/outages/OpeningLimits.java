package org.curbstop.outages;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many outages one origin opens in an hour, and which. A town behind one address may report as much as it likes: each part of the
 * network is opened once, and who joins what is open is not counted. In memory, for at most {@value #MOST_ORIGINS} origins.
 */
final class OpeningLimits {

    static final int MOST_OPENED = 10;
    /** So many households of one origin count as if they came from two. */
    static final int ENOUGH_HOUSEHOLDS = 5;
    private static final int MOST_ORIGINS = 20_000;
    private static final long WINDOW = Duration.ofHours(1).toMillis();

    private final InstantSource clock;
    private final Map<String, Opened> origins = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Opened> eldest) {
            return size() > MOST_ORIGINS;
        }
    };

    private record Opened(long began, Set<OutageId> outages) {}

    /** @param clock real time on purpose: a clock of the sandbox that stands still would lock everybody out */
    OpeningLimits(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean mayOpen(Optional<String> origin) {
        return origin.map(this::current).map(opened -> opened.outages().size() < MOST_OPENED).orElse(true);
    }

    synchronized void opened(Optional<String> origin, OutageId outage) {
        origin.ifPresent(from -> {
            Opened now = current(from);
            now.outages().add(outage);
            origins.put(from, now);
        });
    }

    /** Whether this origin opened it: another household from there is not yet a second voice. */
    synchronized boolean isOpener(Optional<String> origin, OutageId outage) {
        return origin.map(this::current).filter(opened -> opened.outages().contains(outage)).isPresent();
    }

    private Opened current(String origin) {
        Opened known = origins.get(origin);
        return known == null || clock.millis() - known.began() >= WINDOW ? new Opened(clock.millis(), new LinkedHashSet<>()) : known;
    }
}
