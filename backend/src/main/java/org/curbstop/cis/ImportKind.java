package org.curbstop.cis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * An import by kind of file: how a row is parsed and how values are stored. Reading, rejects, checkpoints and runs are the same for all.
 */
public abstract class ImportKind<T> {

    private final CisFileKind kind;
    private final List<String> required;
    private final SequencedSet<String> known;

    /**
     * @param required columns that a file must have
     * @param optional columns that it may have in addition
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

    /** Returns the required and optional columns. */
    public final Set<String> known() {
        return known;
    }

    /** Returns whether a dry run precedes the import, because the file is applied row by row and may change existing data. */
    public boolean requiresDryRun() {
        return false;
    }

    /**
     * Returns the key of what a row is about, if a row unchanged since an earlier file can be skipped. Requires that only imports of this
     * kind change what is stored for it, or that local changes stand until the other system says something else.
     */
    public Optional<String> key(Map<String, String> fields) {
        return Optional.empty();
    }

    /** Returns the error for a second row with a known key; empty if it is allowed. */
    public Optional<ImportRowError> duplicateError(long firstLine) {
        return Optional.empty();
    }

    /** Parses a row. Errors are added to {@code fields}; returns empty if the row cannot be imported. */
    public abstract Optional<T> parse(String file, long line, RowFields fields);

    /**
     * Stores the values, or only determines the outcomes. Idempotent: if it fails partway, the same call completes it.
     *
     * @param generation if empty, nothing is stored
     * @return an outcome for each value, in order
     */
    public abstract List<RowOutcome> store(List<T> values, Optional<Long> generation);

    /** Returns an instance for one file. A kind that remembers rows starts empty. */
    public ImportKind<T> forFile() {
        return this;
    }

    /** Called when all rows of a file are stored. */
    public void finished() {}
}
