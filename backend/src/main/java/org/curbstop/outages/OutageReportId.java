package org.curbstop.outages;

import org.curbstop.common.IdGenerator;

/** One report of an outage; the reference that the reporter is given. */
public record OutageReportId(String value) {

    public OutageReportId {
        IdGenerator.requireValid("rep", value);
    }

    public static OutageReportId mint() {
        return new OutageReportId(IdGenerator.create("rep"));
    }

    @Override
    public String toString() {
        return value;
    }
}
