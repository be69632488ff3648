package org.curbstop.cases;

import org.curbstop.common.IdGenerator;

/** Something that a person of the utility has to do for a customer; the reference that the customer is given. */
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
