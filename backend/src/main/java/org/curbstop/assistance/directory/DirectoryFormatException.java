package org.curbstop.assistance.directory;

/** Thrown when a directory cannot be read. The message gives file and line where possible. Nothing was imported. */
public final class DirectoryFormatException extends RuntimeException {

    public DirectoryFormatException(String message) {
        super(message);
    }
}
