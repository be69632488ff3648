package org.curbstop.common;

import java.util.Optional;
import java.util.function.Function;

/** An id or number that wraps a string; ordered by that string. */
public interface Identifier<T extends Identifier<T>> extends Comparable<T> {

    String value();

    /** Parses an external value; empty if it is not valid. */
    static <I> Optional<I> parse(String text, Function<String, I> type) {
        try {
            return Optional.of(type.apply(text));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    @Override
    default int compareTo(T other) {
        return value().compareTo(other.value());
    }
}
