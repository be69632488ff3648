package org.curbstop.common;

/**
 * A value that cannot be. The {@code code} names the rule in prompts and message bundles; the message is for logs and never
 * repeats the value, which may be personal.
 */
public final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public InvalidValueException(String code, String expected) {
        super(code + ": expected " + expected);
        this.code = code;
    }

    /** Message key of the rule, for example {@code invalid.money}. */
    public String code() {
        return code;
    }
}
