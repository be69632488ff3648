package org.curbstop.outages;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.Counters;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/**
 * Outages and reports. A report never changes its outage's document, so a storm of them does not queue up for it; how many there
 * are is counted beside.
 */
@Component
final class OutageStore {

    private static final List<String> OUT = List.of("suspected", "confirmed");
    private static final String STATE = "state.is";
    private static final String REPORTS = "outage-reports/";
    private static final String LEFT = "outage-left/";

    final Documents<Outage> outages;
    final Documents<Report> reports;
    final Documents<UnplacedReport> unplaced;
    private final Counters counters;

    OutageStore(Store store) {
        this.outages = store.documents(Outage.class, "outages", Index.on(STATE, "opened"), Index.on(STATE, "id"), Index.on(STATE, "corroborated"),
                Index.uniqueWherePresent("keys.one"), Index.on("keys.cell"));
        this.reports = store.documents(
                Report.class, "outage_reports", Index.unique("key"), Index.unique("subject"), Index.on("outage"), Index.on("callback", "at"));
        this.unplaced = store.documents(UnplacedReport.class, "outage_reports_unplaced", Index.unique("key"), Index.on("status", "id"));
        this.counters = store.counters();
    }

    /** The newest of what is out, whether anybody knows more of it or not. */
    List<Outage> open() {
        return outages.list(Where.in(STATE, OUT).descending("opened"));
    }

    /** What may be told to everybody, newest first. */
    List<Outage> published() {
        return Stream.concat(
                        outages.list(Where.is(STATE, "confirmed").descending("id")).stream(),
                        outages.list(Where.is(STATE, "suspected").from("corroborated", Instant.EPOCH).descending("corroborated")).stream())
                .sorted(Comparator.comparing(Outage::opened).reversed())
                .toList();
    }

    /** Newest first, from the one after {@code seen} on. */
    List<Outage> inState(String state, Optional<OutageId> seen, int most) {
        Where where = Where.is(STATE, state).descending("id").limit(most);
        return outages.list(seen.map(id -> where.before("id", id.value())).orElse(where));
    }

    List<Outage> restored() {
        return outages.list(Where.is(STATE, "restored").descending("id"));
    }

    List<UnplacedReport> waiting(Optional<ReportId> seen, int most) {
        Where where = Where.is("status", UnplacedReport.Status.WAITING).descending("id").limit(most);
        return unplaced.list(seen.map(id -> where.before("id", id.value())).orElse(where));
    }

    Optional<Outage> openUnder(String key) {
        return outages.findBy("keys.one", key);
    }

    List<Outage> openIn(List<String> cells) {
        return outages.list(Where.in("keys.cell", cells).ascending("id"));
    }

    /** The outage itself, or the one that stands for it now. */
    Optional<Outage> standing(OutageId id) {
        Optional<Outage> found = outages.find(id.value());
        // The older outage always survives a merge, so this ends.
        while (found.isPresent() && found.get().state() instanceof State.Merged merged) {
            found = outages.find(merged.into().value());
        }
        return found;
    }

    /** How many households: counted as they come in, off by those that a crash caught between report and count. */
    int households(Outage outage) {
        return households(List.of(outage)).getOrDefault(outage.id(), 0);
    }

    /** Of all of them in one question. */
    Map<OutageId, Integer> households(Collection<Outage> all) {
        Map<String, Long> counted = counters.current(all.stream().flatMap(OutageStore::ids).flatMap(id -> Stream.of(REPORTS + id, LEFT + id)).toList());
        return all.stream().collect(Collectors.toMap(Outage::id, outage -> Math.toIntExact(Math.max(0, ids(outage)
                .mapToLong(id -> counted.getOrDefault(REPORTS + id, 0L) - counted.getOrDefault(LEFT + id, 0L)).sum())), (one, same) -> one));
    }

    void countReport(OutageId outage) {
        counters.next(REPORTS + outage);
    }

    void countLeft(OutageId outage) {
        counters.next(LEFT + outage);
    }

    /** Those of absorbed outages too, oldest first within each. */
    List<Report> reportsAfter(OutageId one, Optional<ReportId> last, int most) {
        Where where = Where.is("outage", one).ascending("id").limit(most);
        return reports.list(last.map(id -> where.after("id", id.value())).orElse(where));
    }

    /** How many of its reports would be told. */
    int recipients(Outage outage) {
        int all = 0;
        for (OutageId id : ids(outage).toList()) {
            List<Report> part = reportsAfter(id, Optional.empty(), Where.MOST);
            while (!part.isEmpty()) {
                all += (int) part.stream().filter(report -> TellingReporters.recipient(report).isPresent()).count();
                part = part.size() < Where.MOST ? List.of() : reportsAfter(id, Optional.of(part.getLast().id()), Where.MOST);
            }
        }
        return all;
    }

    static Stream<OutageId> ids(Outage outage) {
        return Stream.concat(Stream.of(outage.id()), outage.absorbed().stream());
    }

    List<Report> latestOf(PhoneNumber phone, int most) {
        return reports.list(Where.is("callback", phone).descending("at").limit(most));
    }
}
