package org.curbstop.outages;

import org.curbstop.common.Ids;

/** One report of an outage; the reference that the reporter is given. */
public record ReportId(String value) {

    public ReportId {
        Ids.require("rep", value);
    }

    public static ReportId mint() {
        return new ReportId(Ids.mint("rep"));
    }

    @Override
    public String toString() {
        return value;
    }
}
