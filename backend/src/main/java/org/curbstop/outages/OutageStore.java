package org.curbstop.outages;

import java.util.List;
import java.util.Optional;
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

    final Documents<Outage> outages;
    final Documents<Report> reports;
    private final Counters counters;

    OutageStore(Store store) {
        this.outages = store.documents(Outage.class, "outages", Index.on(STATE, "opened"), Index.uniqueWherePresent("keys.one"), Index.on("keys.cell"));
        this.reports = store.documents(
                Report.class, "outage_reports", Index.unique("key"), Index.unique("subject"), Index.on("outage"), Index.on("callback", "at"));
        this.counters = store.counters();
    }

    List<Outage> open() {
        return outages.list(Where.in(STATE, OUT).descending("opened"));
    }

    List<Outage> restored() {
        return outages.list(Where.is(STATE, "restored").descending("opened"));
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
        long all = ids(outage).mapToLong(id -> counters.current("outage-reports/" + id) - counters.current("outage-left/" + id)).sum();
        return Math.toIntExact(Math.max(0, all));
    }

    void countReport(OutageId outage) {
        counters.next("outage-reports/" + outage);
    }

    void countLeft(OutageId outage) {
        counters.next("outage-left/" + outage);
    }

    /** Those of absorbed outages too, oldest first within each. */
    List<Report> reportsAfter(OutageId one, Optional<ReportId> last, int most) {
        Where where = Where.is("outage", one).ascending("id").limit(most);
        return reports.list(last.map(id -> where.after("id", id.value())).orElse(where));
    }

    static Stream<OutageId> ids(Outage outage) {
        return Stream.concat(Stream.of(outage.id()), outage.absorbed().stream());
    }

    List<Report> latestOf(PhoneNumber phone, int most) {
        return reports.list(Where.is("callback", phone).descending("at").limit(most));
    }
}
