package org.curbstop.outages;

import org.curbstop.common.Ids;

/** An outage, as people may quote it. */
public record OutageId(String value) {

    public OutageId {
        Ids.require("out", value);
    }

    public static OutageId mint() {
        return new OutageId(Ids.mint("out"));
    }

    @Override
    public String toString() {
        return value;
    }
}
