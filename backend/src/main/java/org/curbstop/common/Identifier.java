package org.curbstop.common;

import java.util.Optional;
import java.util.function.Function;

/** An id or a number around one text; sorts as its text does. */
public interface Identifier<T extends Identifier<T>> extends Comparable<T> {

    String value();

    /** The id that a text from outside writes; empty if it cannot be one. */
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
