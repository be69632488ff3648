package org.curbstop.cis;

/** A file that is not read at all; the message says what to do about it. */
public final class ImportFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportFileException(String message) {
        super(message);
    }
}
