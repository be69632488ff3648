package org.curbstop.orders;

import org.curbstop.common.IdGenerator;

/** An application that staff work on. */
public record IntakeId(String value) implements Comparable<IntakeId> {

    public IntakeId {
        IdGenerator.requireValid("intk", value);
    }

    public static IntakeId mint() {
        return new IntakeId(IdGenerator.create("intk"));
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
