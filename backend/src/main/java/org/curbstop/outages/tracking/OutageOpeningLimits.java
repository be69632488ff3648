package org.curbstop.outages.tracking;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.outages.OutageId;

/**
 * Limits how many outages one origin opens in an hour. A city behind one address may report without limit: each part of the network is
 * opened once, and joining an open outage does not count. In memory, for at most {@value #MAX_ORIGINS} origins.
 */
public final class OutageOpeningLimits {

    public static final int MAX_OPENED = 10;
    /** Number of households of one origin that count as if they came from two. */
    static final int ENOUGH_HOUSEHOLDS = 5;
    private static final int MAX_ORIGINS = 20_000;
    private static final long WINDOW = Duration.ofHours(1).toMillis();

    private final InstantSource clock;
    private final Map<String, OutagesOfOrigin> origins = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OutagesOfOrigin> eldest) {
            return size() > MAX_ORIGINS;
        }
    };

    /** @param parts what is counted: parts of the network, and outages elsewhere */
    private record OutagesOfOrigin(long began, Set<String> parts) {}

    /** @param clock real time on purpose: a frozen sandbox clock would lock everybody out */
    OutageOpeningLimits(InstantSource clock) {
        this.clock = clock;
    }

    /** @param network its feeder, of which every premise may be opened alone; empty: not known */
    synchronized boolean mayOpen(Optional<String> origin, Optional<String> network) {
        return origin.map(this::currentOf)
                .map(opened -> opened.parts().size() < MAX_OPENED || network.filter(opened.parts()::contains).isPresent()).orElse(true);
    }

    synchronized void recordOpened(Optional<String> origin, OutageId outage, Optional<String> network) {
        origin.ifPresent(from -> {
            OutagesOfOrigin now = currentOf(from);
            now.parts().add(network.orElse(outage.value()));
            origins.put(from, now);
        });
    }

    private OutagesOfOrigin currentOf(String origin) {
        OutagesOfOrigin known = origins.get(origin);
        return known == null || clock.millis() - known.began() >= WINDOW ? new OutagesOfOrigin(clock.millis(), new HashSet<>()) : known;
    }
}
