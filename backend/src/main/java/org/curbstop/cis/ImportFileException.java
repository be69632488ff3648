package org.curbstop.cis;

/** Thrown if a file cannot be read at all. The message says what to do about it. */
public final class ImportFileException extends RuntimeException {

    private final boolean conflict;

    ImportFileException(String message) {
        this(message, false);
    }

    private ImportFileException(String message, boolean conflict) {
        super(message);
        this.conflict = conflict;
    }

    /** Creates an exception for a valid file that another run blocks. */
    static ImportFileException conflict(String message) {
        return new ImportFileException(message, true);
    }

    /** Returns whether another run blocks the file, which is itself valid. */
    public boolean isConflict() {
        return conflict;
    }
}
