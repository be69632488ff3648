package org.curbstop.assistance.directory;

/** A directory that is not read at all; the message names file and line where it can. Nothing of it was taken. */
public final class DirectoryFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DirectoryFormatException(String message) {
        super(message);
    }
}
