package org.curbstop.outages.tracking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageReport;
import org.curbstop.outages.OutageReportId;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.UnplacedReport;
import org.curbstop.outages.board.OutageChange;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.curbstop.store.SequenceNumbers;
import org.springframework.stereotype.Component;

/**
 * Repository for outages and reports. A report never changes its outage's document, so that a storm of reports does not contend for it;
 * reports are counted separately.
 */
@Component
public final class OutageRepository {

    private static final List<String> OUT = List.of("suspected", "confirmed");
    private static final String STATE = "state.is";
    private static final String RESTORED_AT = "state.at";
    private static final String CLOSED_RESTORED_AT = "state.restored";
    private static final String REPORTS = "outage-reports/";
    private static final String LEFT = "outage-left/";
    private static final int COUNTERS = 2000;
    private static final String EVIDENCE = "outage-evidence/";

    public final AggregateCollection<Outage> outages;
    public final AggregateCollection<OutageReport> reports;
    public final AggregateCollection<UnplacedReport> unplaced;
    public final AggregateCollection<OutageChange> changes;
    private final SequenceNumbers counters;

    public OutageRepository(Database database) {
        this.outages = database.collection(Outage.class, "outages", Index.on(STATE, "opened"), Index.on(STATE, "id"),
                Index.on(STATE, "corroborated"), Index.on(STATE, RESTORED_AT), Index.on(STATE, CLOSED_RESTORED_AT),
                Index.uniqueWherePresent("keys.one"), Index.on("keys.cell"), Index.on("keys.network"),
                Index.on("nestedIn"));
        this.reports = database.collection(
                OutageReport.class, "outage_reports", Index.unique("key"), Index.unique("subject"), Index.on("outage"),
                Index.on("callback", "at"));
        this.unplaced = database.collection(UnplacedReport.class, "outage_reports_unplaced", Index.unique("key"), Index.on("status", "id"));
        this.changes = database.collection(OutageChange.class, "outage_changes", Index.on("day", "at"), Index.on("outage", "at"));
        this.counters = database.sequences();
    }

    /** Lists all outages that may be published, without limit, newest first. */
    public List<Outage> listPublished() {
        var published = new ArrayList<Outage>();
        outages.forEach(Query.where(STATE, "confirmed").descending("id"), published::add);
        outages.forEach(Query.where(STATE, "suspected").from("corroborated", Instant.EPOCH).descending("corroborated"), published::add);
        published.sort(Comparator.comparing(Outage::opened).reversed());
        return List.copyOf(published);
    }

    /** Visits all open outages, without limit, newest first. */
    public void forEachOpen(Consumer<Outage> consumer) {
        outages.forEach(Query.whereIn(STATE, OUT).descending("opened"), consumer);
    }

    /** Lists the open outages nested in this one. */
    public List<Outage> listOpenNestedIn(OutageId whole) {
        return outages.list(Query.where("nestedIn", whole).ascending("id")).stream().filter(Outage::isOut).toList();
    }

    /** Finds the open outage with this key; empty if there is none. */
    public Optional<Outage> findOpenByKey(String key) {
        return outages.findBy("keys.one", key);
    }

    /** Lists outages in a state, newest first, starting after {@code seen}. */
    public List<Outage> listByState(String state, Optional<OutageId> seen, int limit) {
        Query query = Query.where(STATE, state).descending("id").limit(limit);
        return outages.list(seen.map(id -> query.before("id", id.value())).orElse(query));
    }

    /** Lists outages restored since then, the latest first: at most 1,000 that are closed and 1,000 that are not. */
    public List<Outage> listRestoredSince(Instant since) {
        List<Outage> restored = outages.list(Query.where(STATE, "restored").from(RESTORED_AT, since).descending(RESTORED_AT));
        List<Outage> closed = outages.list(Query.where(STATE, "closed").from(CLOSED_RESTORED_AT, since).descending(CLOSED_RESTORED_AT));
        return Stream.concat(restored.stream(), closed.stream()).toList();
    }

    public List<Outage> listRestored() {
        return outages.list(Query.where(STATE, "restored").descending("id"));
    }

    public List<UnplacedReport> listWaiting(Optional<OutageReportId> seen, int limit) {
        Query query = Query.where("status", UnplacedReport.PlacementStatus.WAITING).descending("id").limit(limit);
        return unplaced.list(seen.map(id -> query.before("id", id.value())).orElse(query));
    }

    /** Finds the open outage with the first of these keys that has one. */
    public Optional<Outage> findOpenByKeys(List<String> keys) {
        return outages.list(Query.whereIn("keys.one", keys)).stream()
                .filter(outage -> outage.restoredParts().stream().noneMatch(keys::contains)) // location is in a restored part
                .min(Comparator.comparingInt(outage -> outage.keys().one().map(keys::indexOf).orElse(keys.size())));
    }

    /** Lists all open outages on one feeder or pressure zone of an imported network. */
    List<Outage> listOpenOn(String network) {
        var all = new ArrayList<Outage>();
        outages.forEach(Query.where("keys.network", network).ascending("id"), all::add);
        return all;
    }

    /** Counts new evidence on a network: by it every instance that predicts sees that there is more to weigh. */
    public void countEvidence(String network) {
        counters.next(EVIDENCE + network);
    }

    Map<String, Long> countEvidence(Collection<String> networks) {
        Map<String, Long> counted = counters.current(networks.stream().map(EVIDENCE::concat).toList());
        return networks.stream().collect(Collectors.toMap(network -> network, network -> counted.getOrDefault(EVIDENCE + network, 0L)));
    }

    void forEachReport(Outage outage, Consumer<OutageReport> consumer) {
        allIds(outage).forEach(id -> reports.forEach(Query.where("outage", id).ascending("id"), consumer));
    }

    List<Outage> listOpenIn(List<String> cells) {
        return outages.list(Query.whereIn("keys.cell", cells).ascending("id"));
    }

    /** Finds the outage, or the one that represents it now. */
    public Optional<Outage> findCurrent(OutageId id) {
        Optional<Outage> found = outages.find(id.value());
        // The older outage always survives a merge, so this ends.
        while (found.isPresent() && found.get().state() instanceof OutageState.Merged merged) {
            found = outages.find(merged.into().value());
        }
        return found;
    }

    /**
     * Returns the number of households, counted as reports arrive. {@link org.curbstop.outages.jobs.HouseholdCountJob} adds those that a
     * crash left between report and count.
     */
    public int countHouseholds(Outage outage) {
        return countHouseholds(List.of(outage)).getOrDefault(outage.id(), 0);
    }

    /** Counts the households of all of them in few queries. */
    public Map<OutageId, Integer> countHouseholds(Collection<Outage> all) {
        List<String> names = all.stream().flatMap(OutageRepository::allIds).flatMap(id -> Stream.of(REPORTS + id, LEFT + id)).toList();
        Map<String, Long> counted = new HashMap<>();
        for (int from = 0; from < names.size(); from += COUNTERS) {
            counted.putAll(counters.current(names.subList(from, Math.min(names.size(), from + COUNTERS))));
        }
        return all.stream().collect(Collectors.toMap(Outage::id, outage -> Math.toIntExact(Math.max(0, allIds(outage)
                .mapToLong(id -> counted.getOrDefault(REPORTS + id, 0L) - counted.getOrDefault(LEFT + id, 0L)).sum())),
                (one, same) -> one));
    }

    /** Counts households by their reports, which reads each of them. */
    public int countHouseholdsByReport(Outage outage) {
        var households = new AtomicInteger();
        forEachReport(outage, report -> households.addAndGet(report.isFirstOfHousehold() ? 1 : 0));
        return households.get();
    }

    /** @param missing number of households not counted; negative: counted but not present */
    public void correctCount(OutageId outage, int missing) {
        for (int i = 0; i < Math.abs(missing); i++) {
            counters.next((missing > 0 ? REPORTS : LEFT) + outage);
        }
    }

    public void countReport(OutageId outage) {
        counters.next(REPORTS + outage);
    }

    public void countMovedAway(OutageId outage) {
        counters.next(LEFT + outage);
    }

    /** Lists the reports of one outage, oldest first, starting after {@code last}. */
    public List<OutageReport> reportsAfter(OutageId one, Optional<OutageReportId> last, int limit) {
        Query query = Query.where("outage", one).ascending("id").limit(limit);
        return reports.list(last.map(id -> query.after("id", id.value())).orElse(query));
    }

    /** Lists the actions on an outage and the messages about it, newest first. */
    public List<OutageChange> listChanges(OutageId outage, int limit) {
        return changes.list(Query.where("outage", outage).descending("at").limit(limit));
    }

    /** Lists the changes of all outages, newest first. */
    public List<OutageChange> listChangesSince(Instant since, Instant now, int limit) {
        return changes.list(Query.whereIn("day", OutageChange.days(since, now)).from("at", since).descending("at").limit(limit));
    }

    /** Counts the reports that would be notified. */
    public int countRecipients(Outage outage) {
        int all = 0;
        for (OutageId id : allIds(outage).toList()) {
            List<OutageReport> part = reportsAfter(id, Optional.empty(), Query.MAX_LIMIT);
            while (!part.isEmpty()) {
                all += (int) part.stream().filter(report -> AnnouncementFanOut.recipient(report).isPresent()).count();
                part = part.size() < Query.MAX_LIMIT ? List.of() : reportsAfter(id, Optional.of(part.getLast().id()), Query.MAX_LIMIT);
            }
        }
        return all;
    }

    public static Stream<OutageId> allIds(Outage outage) {
        return Stream.concat(Stream.of(outage.id()), outage.absorbed().stream());
    }

    public List<OutageReport> listLatest(PhoneNumber phone, int limit) {
        return reports.list(Query.where("callback", phone).descending("at").limit(limit));
    }
}
