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

/** Reports that open no outage by themselves: staff find out where they are, or that they are none. Each step is put on record. */
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

    /** Newest first; with places and numbers, so the access is audited. Only outage staff see any. */
    public List<UnplacedReport> listWaiting(Optional<OutageReportId> seen, int most, Actor staff) {
        audit.record(staff, staff.mayManageOutages() ? "outage-unplaced" : "outage-refused unplaced", Optional.empty());
        return staff.mayManageOutages() ? repository.listWaiting(seen, most) : List.of();
    }

    /** It is at this place. Empty: there is no such report or place, or somebody was first. */
    public Optional<ReportOutageResult> place(OutageReportId id, PremiseId where, Actor staff) {
        Optional<Premise> premise = accounts.findPremise(where);
        return premise.flatMap(known -> listWaiting(id, staff).map(report -> {
            ReportOutageResult placed = reportingAnOutage.joinPlaced(report, known);
            repository.unplaced.change(id.value(), now -> now.withStatus(UnplacedReport.PlacementStatus.PLACED));
            audit.record(staff, "outage-report-placed " + id, Optional.empty());
            return placed;
        }));
    }

    /** It is no report of an outage. False: there is no such report, or somebody was first. */
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
