package org.curbstop.billing;

import org.curbstop.common.Ids;

/** A bill, for ever: a corrected bill is another one. */
public record BillId(String value) implements Comparable<BillId> {

    public BillId {
        Ids.require("bill", value);
    }

    public static BillId mint() {
        return new BillId(Ids.mint("bill"));
    }

    @Override
    public int compareTo(BillId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
