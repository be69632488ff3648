package org.curbstop.outages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.GeoPoint;
import org.curbstop.outages.network.NetworkDevice;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.outages.tracking.ReadCostCache;
import org.curbstop.store.DatabaseUnavailableException;
import org.curbstop.utility.ServiceType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Outages as open data, published once the utility has confirmed them or more than one household reports them: places to about a kilometer,
 * household counts in ranges, and nothing that anybody wrote. While the database is away, the last known ones are published with their age.
 */
@Component
public final class OutageFeed {

    private static final double GRID_DEGREES = 0.01;
    private static final Set<OutageScope.NetworkPart> WHOLE_NETWORKS =
            EnumSet.of(OutageScope.NetworkPart.FEEDER, OutageScope.NetworkPart.PRESSURE_ZONE);
    private static final Duration RESTORED_SHOWN = Duration.ofDays(7);

    private final OutageRepository repository;
    private final Clock clock;
    private final ReadCostCache<FeedContent> cache = new ReadCostCache<>(this::read);
    private final ReadCostCache<List<RestoredEntry>> restored = new ReadCostCache<>(this::readRestored);
    private volatile @Nullable FeedContent lastRead;
    private volatile List<RestoredEntry> lastRestored = List.of();

    /** @param staleSince when this was read, if it could not be read again */
    private record FeedContent(List<FeedEntry> entries, Instant read, Optional<Instant> staleSince) {

        /** Returns it as the last known: a time that has passed meanwhile is no longer given as an estimate. */
        FeedContent lastKnown(Instant now) {
            return new FeedContent(entries.stream().map(entry -> entry.at(now)).toList(), read, Optional.of(read));
        }
    }

    OutageFeed(OutageRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * @param network name of the feeder or pressure zone, if known
     * @param about center of the map cell that it lies in; empty if not known yet
     * @param households range: {@code 1-5}, {@code 6-20}, {@code 21-100}, {@code 101-500}, {@code 500+}
     * @param confirmed whether the utility has confirmed it
     */
    public record FeedEntry(
            OutageId id,
            ServiceType service,
            Optional<String> network,
            Optional<GeoPoint> about,
            String households,
            boolean confirmed,
            OutageCause cause,
            CrewStatus crew,
            RestorationOutlook outlook,
            int timesMoved,
            Instant opened) {

        private FeedEntry at(Instant now) {
            return new FeedEntry(id, service, network, about, households, confirmed, cause, crew,
                    RestorationOutlook.of(outlook.statement(), now), timesMoved, opened);
        }
    }

    /** An outage that is over, placed as coarsely as an open one. */
    public record RestoredEntry(OutageId id, ServiceType service, Optional<String> network, Optional<GeoPoint> about, Instant opened,
            Instant restored) {}

    /** Returns the outages published before that were restored in the last seven days, at most 2,000, newest first. */
    public List<RestoredEntry> restored() {
        return restored.get();
    }

    private List<RestoredEntry> readRestored() {
        Instant since = clock.instant().minus(RESTORED_SHOWN);
        try {
            lastRestored = repository.listRestoredSince(since).stream().filter(outage -> outage.corroborated().isPresent())
                    .flatMap(outage -> outage.state().restoredAt().filter(since::isBefore).map(at -> restoredEntry(outage, at)).stream())
                    .sorted(Comparator.comparing(RestoredEntry::opened).reversed()).toList();
        } catch (DatabaseUnavailableException e) {
            // What is over stays over: the last known are still true.
        }
        return lastRestored;
    }

    private static RestoredEntry restoredEntry(Outage outage, Instant at) {
        return new RestoredEntry(outage.id(), outage.service(), network(outage), outage.scope().point().map(OutageFeed::coarse),
                outage.opened(), at);
    }

    /**
     * Returns the entries, newest first; the last known ones while the database is away.
     *
     * @throws DatabaseUnavailableException if none have been read yet
     */
    public List<FeedEntry> entries() {
        return cache.get().entries();
    }

    /** Returns when the entries were read, if the database is away and they may have changed since; empty if they are current. */
    public Optional<Instant> findStaleSince() {
        return cache.get().staleSince();
    }

    private FeedContent read() {
        FeedContent known = lastRead;
        try {
            var current = new FeedContent(load(), clock.instant(), Optional.empty());
            lastRead = current;
            return current;
        } catch (DatabaseUnavailableException e) {
            if (known == null) {
                throw e;
            }
            return known.lastKnown(clock.instant());
        }
    }

    private List<FeedEntry> load() {
        List<Outage> published = repository.listPublished();
        Map<OutageId, Integer> households = repository.countHouseholds(published);
        return published.stream().map(outage -> entry(outage, households.getOrDefault(outage.id(), 0))).toList();
    }

    private FeedEntry entry(Outage outage, int households) {
        return new FeedEntry(
                outage.id(), outage.service(), network(outage), outage.scope().point().map(OutageFeed::coarse), bucket(households),
                outage.state() instanceof OutageState.Confirmed, outage.cause(), outage.crew(), outage.outlook(clock.instant()),
                outage.timesMoved(), outage.opened());
    }

    /** Names only the feeder or pressure zone: a transformer may serve just three houses. An outage that is over has no keys. */
    private static Optional<String> network(Outage outage) {
        return outage.keys().network().map(NetworkDevice::nameOf)
                .or(() -> outage.scope() instanceof OutageScope.Network part && WHOLE_NETWORKS.contains(part.part())
                        ? Optional.of(part.name()) : Optional.empty());
    }

    private static GeoPoint coarse(GeoPoint point) {
        return new GeoPoint(middle(point.latitude()), middle(point.longitude()));
    }

    private static double middle(double degrees) {
        return Math.round((Math.floor(degrees / GRID_DEGREES) + 0.5) * GRID_DEGREES * 1000) / 1000.0;
    }

    static String bucket(int households) {
        if (households > 500) {
            return "500+";
        }
        return households > 100 ? "101-500" : households > 20 ? "21-100" : households > 5 ? "6-20" : "1-5";
    }
}
