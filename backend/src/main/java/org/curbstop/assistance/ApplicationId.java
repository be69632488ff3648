package org.curbstop.assistance;

import org.curbstop.common.IdGenerator;

/** Identifies an application to the utility; the customer gets it as a reference. */
public record ApplicationId(String value) {

    public ApplicationId {
        IdGenerator.requireValid("app", value);
    }

    public static ApplicationId create() {
        return new ApplicationId(IdGenerator.create("app"));
    }

    @Override
    public String toString() {
        return value;
    }
}
