package org.curbstop.outages;

import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Premise;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.common.PremiseId;
import org.springframework.stereotype.Component;

/** Reports that open no outage by themselves: staff find out where they are, or that they are none. Each step is put on record. */
@Component
public final class PlacingReports {

    private final OutageStore store;
    private final ReportingAnOutage reporting;
    private final Accounts accounts;
    private final Audit audit;

    PlacingReports(OutageStore store, ReportingAnOutage reporting, Accounts accounts, Audit audit) {
        this.store = store;
        this.reporting = reporting;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** Newest first; with places and numbers, so the look is put on record. Nobody but the outage desk sees any. */
    public List<UnplacedReport> waiting(Optional<ReportId> seen, int most, Asker staff) {
        audit.record(staff, staff.runsOutages() ? "outage-unplaced" : "outage-refused unplaced", Optional.empty());
        return staff.runsOutages() ? store.waiting(seen, most) : List.of();
    }

    /** It is at this place. Empty: there is no such report or place, or somebody was first. */
    public Optional<Reported> place(ReportId id, PremiseId where, Asker staff) {
        Optional<Premise> premise = accounts.premise(where);
        return premise.flatMap(known -> waiting(id, staff).map(report -> {
            Reported placed = reporting.placed(report, known);
            store.unplaced.change(id.value(), now -> now.now(UnplacedReport.Status.PLACED));
            audit.record(staff, "outage-report-placed " + id, List.of());
            return placed;
        }));
    }

    /** It is no report of an outage. False: there is no such report, or somebody was first. */
    public boolean dismiss(ReportId id, Asker staff) {
        return waiting(id, staff).map(report -> {
            store.unplaced.change(id.value(), now -> now.now(UnplacedReport.Status.DISMISSED));
            audit.record(staff, "outage-report-dismissed " + id, List.of());
            return report;
        }).isPresent();
    }

    private Optional<UnplacedReport> waiting(ReportId id, Asker staff) {
        return Optional.of(id).filter(any -> staff.runsOutages()).flatMap(each -> store.unplaced.find(each.value()))
                .filter(report -> report.status() == UnplacedReport.Status.WAITING);
    }
}
