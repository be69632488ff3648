package org.curbstop.outages;

import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Premise;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.PremiseId;
import org.curbstop.outages.tracking.OutageRepository;
import org.springframework.stereotype.Component;

/** Lets staff place or dismiss reports that open no outage by themselves. Each step is audited. */
@Component
public final class PlacingUnplacedReports {

    private final OutageRepository repository;
    private final ReportingAnOutage reportingAnOutage;
    private final Accounts accounts;
    private final AuditTrail audit;

    PlacingUnplacedReports(OutageRepository repository, ReportingAnOutage reporting, Accounts accounts, AuditTrail audit) {
        this.repository = repository;
        this.reportingAnOutage = reporting;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** Lists waiting reports, newest first. They contain places and numbers, so the access is audited; only outage staff see any. */
    public List<UnplacedReport> listWaiting(Optional<OutageReportId> seen, int limit, Actor staff) {
        audit.record(staff, staff.mayManageOutages() ? "outage-unplaced" : "outage-refused unplaced", Optional.empty());
        return staff.mayManageOutages() ? repository.listWaiting(seen, limit) : List.of();
    }

    /** Places a report at a premise; empty if there is no such report or premise, or somebody else was first. */
    public Optional<ReportOutageResult> place(OutageReportId id, PremiseId where, Actor staff) {
        Optional<Premise> premise = accounts.findPremise(where);
        return premise.flatMap(known -> listWaiting(id, staff).map(report -> {
            ReportOutageResult placed = reportingAnOutage.joinPlaced(report, known);
            repository.unplaced.change(id.value(), now -> now.withStatus(UnplacedReport.PlacementStatus.PLACED));
            audit.record(staff, "outage-report-placed " + id, Optional.empty());
            return placed;
        }));
    }

    /** Dismisses a report that is not about an outage; false if there is no such report, or somebody else was first. */
    public boolean dismiss(OutageReportId id, Actor staff) {
        return listWaiting(id, staff).map(report -> {
            repository.unplaced.change(id.value(), now -> now.withStatus(UnplacedReport.PlacementStatus.DISMISSED));
            audit.record(staff, "outage-report-dismissed " + id, Optional.empty());
            return report;
        }).isPresent();
    }

    private Optional<UnplacedReport> listWaiting(OutageReportId id, Actor staff) {
        return Optional.of(id).filter(any -> staff.mayManageOutages()).flatMap(each -> repository.unplaced.find(each.value()))
                .filter(report -> report.status() == UnplacedReport.PlacementStatus.WAITING);
    }
}
