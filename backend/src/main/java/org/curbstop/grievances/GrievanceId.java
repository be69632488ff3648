package org.curbstop.grievances;

import org.curbstop.common.IdGenerator;

public record GrievanceId(String value) {

    public GrievanceId {
        IdGenerator.requireValid("grv", value);
    }

    public static GrievanceId create() {
        return new GrievanceId(IdGenerator.create("grv"));
    }

    @Override
    public String toString() {
        return value;
    }
}
