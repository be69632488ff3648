package org.curbstop.outages.tracking;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.outages.OutageId;

/**
 * How many outages one origin opens in an hour, and which. A city behind one address may report as much as it likes: each part of the
 * network is opened once, and who joins what is open is not counted. In memory, for at most {@value #MOST_ORIGINS} origins.
 */
public final class OutageOpeningLimits {

    public static final int MOST_OPENED = 10;
    /** So many households of one origin count as if they came from two. */
    static final int ENOUGH_HOUSEHOLDS = 5;
    private static final int MOST_ORIGINS = 20_000;
    private static final long WINDOW = Duration.ofHours(1).toMillis();

    private final InstantSource clock;
    private final Map<String, OutagesOfOrigin> origins = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OutagesOfOrigin> eldest) {
            return size() > MOST_ORIGINS;
        }
    };

    private record OutagesOfOrigin(long began, Set<OutageId> outages) {}

    /** @param clock real time on purpose: a frozen clock of the sandbox would lock everybody out */
    OutageOpeningLimits(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean mayOpen(Optional<String> origin) {
        return origin.map(this::currentOf).map(opened -> opened.outages().size() < MOST_OPENED).orElse(true);
    }

    synchronized void recordOpened(Optional<String> origin, OutageId outage) {
        origin.ifPresent(from -> {
            OutagesOfOrigin now = currentOf(from);
            now.outages().add(outage);
            origins.put(from, now);
        });
    }

    /** Whether this origin opened it: another household from there is not yet a second voice. */
    synchronized boolean isOpener(Optional<String> origin, OutageId outage) {
        return origin.map(this::currentOf).filter(opened -> opened.outages().contains(outage)).isPresent();
    }

    private OutagesOfOrigin currentOf(String origin) {
        OutagesOfOrigin known = origins.get(origin);
        return known == null || clock.millis() - known.began() >= WINDOW ? new OutagesOfOrigin(clock.millis(), new LinkedHashSet<>())
                : known;
    }
}
