package org.curbstop.outages;

import org.curbstop.common.IdGenerator;

/** Id of an outage report; the reporter gets it as reference. */
public record OutageReportId(String value) {

    public OutageReportId {
        IdGenerator.requireValid("rep", value);
    }

    public static OutageReportId create() {
        return new OutageReportId(IdGenerator.create("rep"));
    }

    @Override
    public String toString() {
        return value;
    }
}
