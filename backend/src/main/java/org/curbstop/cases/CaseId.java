package org.curbstop.cases;

import org.curbstop.common.Ids;

/** Something that a person of the utility has to do for a customer; the reference that the customer is given. */
public record CaseId(String value) {

    public CaseId {
        Ids.require("case", value);
    }

    public static CaseId mint() {
        return new CaseId(Ids.mint("case"));
    }

    @Override
    public String toString() {
        return value;
    }
}
