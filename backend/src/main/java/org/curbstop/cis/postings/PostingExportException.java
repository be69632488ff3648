package org.curbstop.cis.postings;

/** The file cannot be written as it was asked for; the message says why, for the person who asked. */
public final class PostingExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PostingExportException(String message) {
        super(message);
    }

    PostingExportException(String message, Throwable cause) {
        super(message, cause);
    }
}
