package org.curbstop.arrangements;

import org.curbstop.common.IdGenerator;
import org.curbstop.common.ReferenceNumber;

/** Identifies a disconnection notice. */
public record DisconnectionNoticeId(String value) {

    public DisconnectionNoticeId {
        IdGenerator.requireValid("dis", value);
    }

    public static DisconnectionNoticeId create() {
        return new DisconnectionNoticeId(IdGenerator.create("dis"));
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
