package org.curbstop.arrangements;

import org.curbstop.common.IdGenerator;
import org.curbstop.common.ReferenceNumber;

/** A payment arrangement; the number on its letter. */
public record ArrangementId(String value) {

    public ArrangementId {
        IdGenerator.requireValid("arr", value);
    }

    public static ArrangementId mint() {
        return new ArrangementId(IdGenerator.create("arr"));
    }

    /** To be read out: nine digits that follow from it. */
    public String reference() {
        return ReferenceNumber.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
