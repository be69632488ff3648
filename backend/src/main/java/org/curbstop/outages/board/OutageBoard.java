package org.curbstop.outages.board;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Premise;
import org.curbstop.accounts.PremiseMatch;
import org.curbstop.common.Actor;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.outages.RestorationOutlook;
import org.curbstop.outages.network.NetworkDevice;
import org.curbstop.outages.tracking.OutageGrouping;
import org.curbstop.outages.tracking.OutageLocation;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.outages.tracking.ReadCostCache;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/**
 * All open outages for the outage desk in a storm: filtered, sorted and paged. Open outages are read once for all viewers, during a tenth
 * of the time at most (docs/decisions/0263); each page is cut from that.
 */
@Component
public final class OutageBoard {

    private static final int LATEST = 5;

    private final OutageRepository repository;
    private final OutageGrouping grouping;
    private final MedicalPlaces medical;
    private final Accounts accounts;
    private final Clock clock;
    private final ReadCostCache<BoardContent> content = new ReadCostCache<>(this::read);
    private volatile BoardContent last = new BoardContent(List.of(), Map.of(), Map.of(), 0);

    /** @param revision incremented whenever something has changed */
    private record BoardContent(List<BoardRow> rows, Map<OutageId, List<Premise>> medical, Map<OutageId, Optional<GeoPoint>> points,
            long revision) {}

    /** @param at exact place: of the device, or of the only premise; empty if it is not known */
    public record BoardPlace(BoardRow row, Optional<GeoPoint> at) {}

    OutageBoard(OutageRepository repository, OutageGrouping grouping, MedicalPlaces medical, Accounts accounts, Clock clock) {
        this.repository = repository;
        this.grouping = grouping;
        this.medical = medical;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Returns the revision; another number means that something on the board has changed. */
    public long revision(Actor staff) {
        return content(staff).revision();
    }

    public int count(BoardFilter filter, Actor staff) {
        return Math.toIntExact(find(filter, staff).count());
    }

    public List<BoardRow> list(BoardFilter filter, Comparator<BoardRow> order, int from, int limit, Actor staff) {
        return find(filter, staff).sorted(order.thenComparing(row -> row.outage().id().value(), Comparator.reverseOrder()))
                .skip(from).limit(limit).toList();
    }

    /** Lists where they are, for a map that only the outage desk sees. */
    public List<BoardPlace> listPlaces(BoardFilter filter, Actor staff) {
        Map<OutageId, Optional<GeoPoint>> points = content(staff).points();
        return find(filter, staff).map(row -> new BoardPlace(row, points.getOrDefault(row.outage().id(), Optional.empty()))).toList();
    }

    public BoardTotals totals(BoardFilter filter, Actor staff) {
        Instant now = clock.instant();
        List<BoardRow> rows = find(filter, staff).toList();
        return new BoardTotals(rows.size(), rows.stream().mapToInt(BoardRow::households).sum(),
                rows.stream().mapToInt(BoardRow::medical).sum(), (int) rows.stream()
                .filter(row -> row.outage().outlook(now).kind() == RestorationOutlook.Kind.PASSED).count());
    }

    /** Returns the names of feeders and pressure zones with an open outage. */
    public Set<String> listFeeders(Actor staff) {
        var feeders = new TreeSet<String>();
        content(staff).rows().forEach(row -> row.feeder().ifPresent(feeders::add));
        return feeders;
    }

    /** Lists the premises in its reach where somebody's health depends on a device. */
    public List<Premise> listMedical(OutageId outage, Actor staff) {
        return content(staff).medical().getOrDefault(outage, List.of());
    }

    private Stream<BoardRow> find(BoardFilter filter, Actor staff) {
        Instant now = clock.instant();
        List<BoardRow> rows = content(staff).rows();
        if (filter.words().isEmpty() || rows.isEmpty()) {
            return rows.stream().filter(row -> filter.holds(row, now));
        }
        String words = filter.words().toLowerCase(Locale.ROOT);
        String number = ReferenceNumber.normalize(filter.words());
        Set<OutageId> named = findNamed(filter.words());
        return rows.stream().filter(row -> filter.holds(row, now)).filter(row -> named.contains(row.outage().id())
                || row.outage().scope().searchText().toLowerCase(Locale.ROOT).contains(words)
                || row.feeder().filter(feeder -> feeder.toLowerCase(Locale.ROOT).contains(words)).isPresent()
                || number.equals(ReferenceNumber.of(row.outage().id().value())));
    }

    /** Finds the outages that reach an address, and those that a phone number has reported. */
    private Set<OutageId> findNamed(String words) {
        var found = new HashSet<OutageId>();
        accounts.matchPremise(words).map(PremiseMatch::premise).ifPresent(premise -> Arrays.stream(ServiceType.values())
                .flatMap(service -> grouping.findOpen(service, grouping.locate(service, premise)).stream())
                .forEach(outage -> found.add(outage.id())));
        PhoneNumber.parse(words).ifPresent(phone -> repository.listLatest(phone, LATEST).stream()
                .flatMap(report -> repository.findCurrent(report.outage()).stream()).forEach(outage -> found.add(outage.id())));
        return found;
    }

    /** Empty for anybody who does not run the board. */
    private BoardContent content(Actor staff) {
        return staff.mayManageOutages() ? content.get() : new BoardContent(List.of(), Map.of(), Map.of(), 0);
    }

    private BoardContent read() {
        var open = new ArrayList<Outage>();
        repository.forEachOpen(open::add);
        Map<OutageId, Integer> households = new HashMap<>(repository.countHouseholds(open));
        Map<OutageId, List<Premise>> found = medical.findIn(open);
        List<BoardRow> rows = open.stream().map(outage -> new BoardRow(outage, households.getOrDefault(outage.id(), 0),
                found.getOrDefault(outage.id(), List.of()).size(), feeder(outage))).toList();
        BoardContent before = last;
        BoardContent now = rows.equals(before.rows()) ? before : new BoardContent(rows, found, points(open, before), before.revision() + 1);
        last = now;
        return now;
    }

    /** Returns the place of each; that of a premise is looked up once, because a premise does not move. */
    private Map<OutageId, Optional<GeoPoint>> points(List<Outage> open, BoardContent before) {
        Map<OutageId, Optional<GeoPoint>> points = new HashMap<>();
        for (Outage outage : open) {
            Optional<GeoPoint> own = outage.scope().point();
            Optional<GeoPoint> known = before.points().get(outage.id());
            points.put(outage.id(), own.isPresent() ? own : known != null ? known
                    : outage.keys().one().flatMap(OutageLocation::premiseOf).flatMap(id -> accounts.findPremise(new PremiseId(id)))
                            .flatMap(Premise::point));
        }
        return points;
    }

    private static Optional<String> feeder(Outage outage) {
        return outage.keys().network().map(NetworkDevice::nameOf).or(() -> outage.scope() instanceof OutageScope.Network part
                && (part.part() == NetworkPart.FEEDER || part.part() == NetworkPart.PRESSURE_ZONE) ? Optional.of(part.name())
                : Optional.empty());
    }
}
