package org.curbstop.cis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** One kind of file: how a row becomes a value, and how values are stored. Reading, rejects, checkpoints and runs are the same for all. */
public abstract class ImportKind<T> {

    private final CisFileKind kind;
    private final List<String> required;
    private final SequencedSet<String> known;

    /**
     * @param required columns that a file must have
     * @param optional columns that it may have besides
     */
    protected ImportKind(CisFileKind kind, List<String> required, List<String> optional) {
        this.kind = kind;
        this.required = required;
        this.known = new LinkedHashSet<>(required);
        known.addAll(optional);
    }

    public final CisFileKind kind() {
        return kind;
    }

    public final List<String> required() {
        return required;
    }

    /** Columns that it may have, with the required ones. */
    public final Set<String> known() {
        return known;
    }

    /** Whether a file is tried as a whole before its first row is stored: it is not applied as one, and may change what is there. */
    public boolean isTriedFirst() {
        return false;
    }

    /**
     * What a row is about, by its fields, where a row that says what it said in an earlier file changes nothing: such a row is not stored
     * again. Nothing but files of this kind may change what is stored of it, or what the other system says must stand until it says
     * something else.
     */
    public Optional<String> key(Map<String, String> fields) {
        return Optional.empty();
    }

    /** Why a second row with a key that is known is not taken, if it is not. */
    public Optional<ImportRowError> second(long firstLine) {
        return Optional.empty();
    }

    /** Reads the fields; mistakes are left with them. Empty: the row cannot stand. */
    public abstract Optional<T> parse(String file, long line, RowFields fields);

    /**
     * Stores these, or only says what would become of them. When it fails, some may be stored, and the same call again puts it right.
     *
     * @param generation empty: nothing is stored
     * @return one for each, in order
     */
    public abstract List<RowOutcome> store(List<T> values, Optional<Long> generation);

    /** For one file: a kind that has to remember its rows starts with none. */
    public ImportKind<T> begin() {
        return this;
    }

    /** All rows of a file are stored. */
    public void finished() {}
}
