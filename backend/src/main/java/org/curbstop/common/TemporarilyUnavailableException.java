package org.curbstop.common;

import java.util.Optional;
import java.util.function.Supplier;

/** Something that is needed does not answer now and is expected to come back, such as the database. */
public abstract class TemporarilyUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected TemporarilyUnavailableException(String message) {
        super(message);
    }

    protected TemporarilyUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What is read, or nothing while it cannot be read: for what helps and is not needed. */
    public static <T> Optional<T> ifAvailable(Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (TemporarilyUnavailableException e) {
            return Optional.empty();
        }
    }
}
