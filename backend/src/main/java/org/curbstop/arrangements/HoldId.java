package org.curbstop.arrangements;

import org.curbstop.common.Ids;

/** A hold on the disconnection of an account. */
public record HoldId(String value) {

    public HoldId {
        Ids.require("hold", value);
    }

    public static HoldId mint() {
        return new HoldId(Ids.mint("hold"));
    }

    @Override
    public String toString() {
        return value;
    }
}
