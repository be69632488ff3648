package org.curbstop.assistance;

import org.curbstop.common.Ids;

/** One application to the utility itself; the reference that the customer is given. */
public record ApplicationId(String value) {

    public ApplicationId {
        Ids.require("app", value);
    }

    public static ApplicationId mint() {
        return new ApplicationId(Ids.mint("app"));
    }

    @Override
    public String toString() {
        return value;
    }
}
