package org.curbstop.common;

import java.util.Optional;
import java.util.function.Supplier;

/** Thrown if a required resource, such as the database, is unavailable and expected to come back. */
public abstract class TemporarilyUnavailableException extends RuntimeException {

    protected TemporarilyUnavailableException(String message) {
        super(message);
    }

    protected TemporarilyUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns empty if the data is currently unavailable. For data that is useful but not required. */
    public static <T> Optional<T> ifAvailable(Supplier<Optional<T>> read) {
        try {
            return read.get();
        } catch (TemporarilyUnavailableException e) {
            return Optional.empty();
        }
    }
}
