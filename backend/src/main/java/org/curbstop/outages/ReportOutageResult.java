package org.curbstop.outages;

import java.util.Optional;

/**
 * What became of a report.
 *
 * @param id            the reference, to be given to the reporter; holds also while the report waits
 * @param outage        what it belongs to; empty while it {@code waits} on this machine's disk for the database, and until staff have found
 *                      where it is
 * @param again         this household had reported this outage before
 * @param others        how many other households have reported it
 * @param addressWanted it was not taken: so much from there has no known address, or opens so much, that only one with an address is
 */
public record ReportOutageResult(OutageReportId id, Optional<Outage> outage, boolean again, boolean waits, int others,
        boolean addressWanted) {

    public ReportOutageResult(OutageReportId id, Optional<Outage> outage, boolean again, boolean waits, int others) {
        this(id, outage, again, waits, others, false);
    }

    /** It is kept, and staff find out where it is: there is no outage yet that it belongs to. */
    public boolean isUnplaced() {
        return outage.isEmpty() && !waits && !addressWanted;
    }
}
