package org.curbstop.cis;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One kind of file: how a row becomes a value, and how values are stored. Reading, rejects, checkpoints and runs are the same for all. */
public interface ImportKind<T> {

    CisFileKind kind();

    /** Columns that a file must have. */
    List<String> required();

    /** Columns that it may have, with the required ones. */
    Set<String> known();

    /** Whether a file is tried as a whole before its first row is stored: it is not applied as one, and may change what is there. */
    default boolean isTriedFirst() {
        return false;
    }

    /** Reads the fields; mistakes are left with them. Empty: the row cannot stand. */
    Optional<T> parse(String file, long line, RowFields fields);

    /**
     * Stores these, or only says what would become of them. When it fails, some may be stored, and the same call again puts it right.
     *
     * @param generation empty: nothing is stored
     * @return one for each, in order
     */
    List<RowOutcome> store(List<T> values, Optional<Long> generation);

    /** For one file: a kind that has to remember its rows starts with none. */
    default ImportKind<T> begin() {
        return this;
    }

    /** All rows of a file are stored. */
    default void finished() {}
}
