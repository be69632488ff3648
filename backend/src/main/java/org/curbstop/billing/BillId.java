package org.curbstop.billing;

import org.curbstop.common.IdGenerator;
import org.curbstop.common.Identifier;

/** A bill, for ever: a corrected bill is another one. */
public record BillId(String value) implements Identifier<BillId> {

    public BillId {
        IdGenerator.requireValid("bill", value);
    }

    public static BillId create() {
        return new BillId(IdGenerator.create("bill"));
    }

    @Override
    public String toString() {
        return value;
    }
}
