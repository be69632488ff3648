package org.curbstop.cases;

import org.curbstop.common.IdGenerator;

/** Identifier of a case: something that staff must do for a customer. Customers get it as a reference. */
public record CaseId(String value) {

    public CaseId {
        IdGenerator.requireValid("case", value);
    }

    public static CaseId create() {
        return new CaseId(IdGenerator.create("case"));
    }

    @Override
    public String toString() {
        return value;
    }
}
