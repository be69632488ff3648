package org.curbstop.common;

/** An id or a number around one text; sorts as its text does. */
public interface Identifier<T extends Identifier<T>> extends Comparable<T> {

    String value();

    @Override
    default int compareTo(T other) {
        return value().compareTo(other.value());
    }
}
