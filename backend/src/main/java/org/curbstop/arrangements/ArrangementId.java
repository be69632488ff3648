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

    /** To be read out: eight digits that follow from it. */
    public String reference() {
        return Reference.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
