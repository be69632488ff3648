package org.curbstop.arrangements;

import org.curbstop.common.Ids;

/** A payment arrangement; what stands on its letter. */
public record ArrangementId(String value) {

    public ArrangementId {
        Ids.require("arr", value);
    }

    public static ArrangementId mint() {
        return new ArrangementId(Ids.mint("arr"));
    }

    @Override
    public String toString() {
        return value;
    }
}
