package org.curbstop.outages;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.GeoPoint;
import org.curbstop.outages.network.NetworkDevice;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.outages.tracking.ReadCostCache;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/**
 * Outages as open data, published once the utility has confirmed them or more than one household reports them: places to about a kilometer,
 * household counts in ranges, and nothing that anybody wrote.
 */
@Component
public final class OutageFeed {

    private static final double GRID_DEGREES = 0.01;

    private final OutageRepository repository;
    private final Clock clock;
    private final ReadCostCache<List<FeedEntry>> cache = new ReadCostCache<>(this::load);

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
            Instant opened) {}

    /** Returns the entries, newest first. */
    public List<FeedEntry> entries() {
        return cache.get();
    }

    private List<FeedEntry> load() {
        List<Outage> published = repository.listPublished();
        Map<OutageId, Integer> households = repository.countHouseholds(published);
        return published.stream().map(outage -> entry(outage, households.getOrDefault(outage.id(), 0))).toList();
    }

    private FeedEntry entry(Outage outage, int households) {
        // Names only the feeder: a transformer may serve just three houses.
        Optional<String> network = outage.keys().network().map(NetworkDevice::nameOf)
                .or(() -> outage.scope() instanceof OutageScope.Network part ? Optional.of(part.name()) : Optional.empty());
        return new FeedEntry(
                outage.id(), outage.service(), network, outage.scope().point().map(OutageFeed::coarse), bucket(households),
                outage.state() instanceof OutageState.Confirmed, outage.cause(), outage.crew(), outage.outlook(clock.instant()),
                outage.timesMoved(), outage.opened());
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
