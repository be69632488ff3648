package org.curbstop.outages;

import java.util.Optional;

/**
 * Result of reporting an outage.
 *
 * @param id reference for the reporter; remains valid while the report waits
 * @param outage outage that it belongs to; empty while the report is {@code spooled} on this machine's disk until the database is back, and
 * until staff have placed it
 * @param repeated whether this household had reported this outage before
 * @param otherHouseholds number of other households that have reported it; 0 while all reports may come from one origin
 * @param addressWanted not accepted: so many reports from its origin have no known address, or open so many outages, that only one with an
 * address is
 */
public record ReportOutageResult(OutageReportId id, Optional<Outage> outage, boolean repeated, boolean spooled, int otherHouseholds,
        boolean addressWanted) {

    public ReportOutageResult(OutageReportId id, Optional<Outage> outage, boolean repeated, boolean spooled, int otherHouseholds) {
        this(id, outage, repeated, spooled, otherHouseholds, false);
    }

    /** Returns whether it is stored for staff to place: it belongs to no outage yet. */
    public boolean isUnplaced() {
        return outage.isEmpty() && !spooled && !addressWanted;
    }
}
