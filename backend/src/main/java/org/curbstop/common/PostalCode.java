package org.curbstop.common;

/** A five-digit ZIP code. */
public record PostalCode(String value) {

    public PostalCode {
        if (!value.matches("\\d{5}")) {
            throw new InvalidValueException("invalid.postal-code", "five digits");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
