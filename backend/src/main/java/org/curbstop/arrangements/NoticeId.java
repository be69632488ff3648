package org.curbstop.arrangements;

import org.curbstop.common.Ids;
import org.curbstop.common.ReferenceNumber;

/** A notice of disconnection; what stands on its letter. */
public record NoticeId(String value) {

    public NoticeId {
        Ids.require("dis", value);
    }

    public static NoticeId mint() {
        return new NoticeId(Ids.mint("dis"));
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
