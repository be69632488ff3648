package org.curbstop.assistance;

import org.curbstop.common.IdGenerator;

/** One application to the utility itself; the reference that the customer is given. */
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
