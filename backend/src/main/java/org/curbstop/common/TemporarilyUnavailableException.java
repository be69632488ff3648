package org.curbstop.common;

/** Something that is needed does not answer now and is expected to come back, such as the database. */
public abstract class TemporarilyUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected TemporarilyUnavailableException(String message) {
        super(message);
    }

    protected TemporarilyUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
