package org.curbstop.arrangements;

import org.curbstop.common.IdGenerator;

/** Identifies an exception request. */
public record ArrangementExceptionRequestId(String value) {

    public ArrangementExceptionRequestId {
        IdGenerator.requireValid("arq", value);
    }

    public static ArrangementExceptionRequestId create() {
        return new ArrangementExceptionRequestId(IdGenerator.create("arq"));
    }

    @Override
    public String toString() {
        return value;
    }
}
