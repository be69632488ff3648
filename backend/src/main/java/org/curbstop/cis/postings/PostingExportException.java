package org.curbstop.cis.postings;

/** Thrown if a file cannot be written as requested. The message gives the reason for the user. */
public final class PostingExportException extends RuntimeException {

    PostingExportException(String message) {
        super(message);
    }

    PostingExportException(String message, Throwable cause) {
        super(message, cause);
    }
}
