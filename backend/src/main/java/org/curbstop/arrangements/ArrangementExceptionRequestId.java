package org.curbstop.arrangements;

import org.curbstop.common.IdGenerator;

/** Terms that somebody asked for and a person has to decide on. */
public record ArrangementExceptionRequestId(String value) {

    public ArrangementExceptionRequestId {
        IdGenerator.requireValid("arq", value);
    }

    public static ArrangementExceptionRequestId mint() {
        return new ArrangementExceptionRequestId(IdGenerator.create("arq"));
    }

    @Override
    public String toString() {
        return value;
    }
}
