package org.curbstop.orders;

import org.curbstop.common.Ids;

/** An application that staff work on. */
public record IntakeId(String value) implements Comparable<IntakeId> {

    public IntakeId {
        Ids.require("intk", value);
    }

    public static IntakeId mint() {
        return new IntakeId(Ids.mint("intk"));
    }

    @Override
    public int compareTo(IntakeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
