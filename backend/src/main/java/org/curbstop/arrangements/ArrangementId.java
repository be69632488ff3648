package org.curbstop.arrangements;

import org.curbstop.common.IdGenerator;
import org.curbstop.common.ReferenceNumber;

/** Identifies a payment arrangement. */
public record ArrangementId(String value) {

    public ArrangementId {
        IdGenerator.requireValid("arr", value);
    }

    public static ArrangementId create() {
        return new ArrangementId(IdGenerator.create("arr"));
    }

    /** Returns the number that people read, also printed on the letter: nine digits derived from the id. */
    public String reference() {
        return ReferenceNumber.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
