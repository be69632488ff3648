package org.curbstop.orders;

import org.curbstop.common.IdGenerator;
import org.curbstop.common.Identifier;

/** Id of a service application. */
public record IntakeId(String value) implements Identifier<IntakeId> {

    public IntakeId {
        IdGenerator.requireValid("intk", value);
    }

    public static IntakeId create() {
        return new IntakeId(IdGenerator.create("intk"));
    }

    @Override
    public String toString() {
        return value;
    }
}
