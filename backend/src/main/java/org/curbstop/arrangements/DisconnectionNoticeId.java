package org.curbstop.arrangements;

import org.curbstop.common.IdGenerator;
import org.curbstop.common.ReferenceNumber;

/** A notice of disconnection; the number on its letter. */
public record DisconnectionNoticeId(String value) {

    public DisconnectionNoticeId {
        IdGenerator.requireValid("dis", value);
    }

    public static DisconnectionNoticeId mint() {
        return new DisconnectionNoticeId(IdGenerator.create("dis"));
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
