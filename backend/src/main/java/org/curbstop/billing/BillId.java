package org.curbstop.billing;

import org.curbstop.common.IdGenerator;

/** A bill, for ever: a corrected bill is another one. */
public record BillId(String value) implements Comparable<BillId> {

    public BillId {
        IdGenerator.requireValid("bill", value);
    }

    public static BillId create() {
        return new BillId(IdGenerator.create("bill"));
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
