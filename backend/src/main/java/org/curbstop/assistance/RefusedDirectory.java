package org.curbstop.assistance;

/** A directory that is not read at all; the message names file and line where it can. Nothing of it was taken. */
public final class RefusedDirectory extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedDirectory(String message) {
        super(message);
    }
}
