package org.curbstop.billing;

import org.curbstop.common.IdGenerator;
import org.curbstop.common.Identifier;

/** Identifier of a bill. It is permanent: a corrected bill gets its own id. */
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
