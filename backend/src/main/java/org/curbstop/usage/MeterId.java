package org.curbstop.usage;

import org.curbstop.common.Identifier;
import org.curbstop.common.InvalidValueException;

/** Identifier of a meter: the number on its face, such as {@code W-2048817}. */
public record MeterId(String value) implements Identifier<MeterId> {

    public MeterId {
        if (!value.matches("[A-Z0-9][A-Z0-9-]{2,19}")) {
            throw new InvalidValueException("invalid.meter", "a meter number of capitals, digits and dashes");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
