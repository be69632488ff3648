package org.curbstop.arrangements;

import org.curbstop.common.IdGenerator;

/** Identifies a hold. */
public record HoldId(String value) {

    public HoldId {
        IdGenerator.requireValid("hold", value);
    }

    public static HoldId create() {
        return new HoldId(IdGenerator.create("hold"));
    }

    @Override
    public String toString() {
        return value;
    }
}
