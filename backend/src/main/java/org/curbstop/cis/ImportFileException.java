package org.curbstop.cis;

/** A file that is not read at all; the message says what to do about it. */
public final class ImportFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean conflict;

    ImportFileException(String message) {
        this(message, false);
    }

    private ImportFileException(String message, boolean conflict) {
        super(message);
        this.conflict = conflict;
    }

    /** Nothing is wrong with the file: another run is in the way. */
    static ImportFileException conflict(String message) {
        return new ImportFileException(message, true);
    }

    /** Whether another run is in the way, and not the file wrong. */
    public boolean isConflict() {
        return conflict;
    }
}
