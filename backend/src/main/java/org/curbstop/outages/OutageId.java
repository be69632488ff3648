package org.curbstop.outages;

import org.curbstop.common.IdGenerator;

/** Id of an outage, as people may quote it. */
public record OutageId(String value) {

    public OutageId {
        IdGenerator.requireValid("out", value);
    }

    public static OutageId create() {
        return new OutageId(IdGenerator.create("out"));
    }

    @Override
    public String toString() {
        return value;
    }
}
