package org.curbstop.common;

/**
 * Thrown for an invalid value. The {@code code} identifies the rule in prompts and message bundles; the message is for logs and never
 * contains the value, which may be personal.
 */
public final class InvalidValueException extends IllegalArgumentException {

    private final String code;

    public InvalidValueException(String code, String expected) {
        super(code + ": expected " + expected);
        this.code = code;
    }

    /** Returns the message key of the rule, such as {@code invalid.money}. */
    public String code() {
        return code;
    }
}
