package org.curbstop.arrangements;

import org.curbstop.common.Ids;

/** Terms that somebody asked for and a person has to decide on. */
public record RequestId(String value) {

    public RequestId {
        Ids.require("arq", value);
    }

    public static RequestId mint() {
        return new RequestId(Ids.mint("arq"));
    }

    @Override
    public String toString() {
        return value;
    }
}
