package org.curbstop.accounts;

/** What became of an {@link Incoming} account. */
public sealed interface Taken {

    record Added() implements Taken {}

    record Changed() implements Taken {}

    /** It was there like this already. */
    record Same() implements Taken {}

    /** The number stands in another line of the same file, which was taken. */
    record Duplicate(long firstLine) implements Taken {}
}
