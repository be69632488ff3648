package org.curbstop.store;

/** A write would give a document a unique value that another document has. */
public final class DuplicateKeyException extends RuntimeException {

    DuplicateKeyException(String collection) {
        super("another document in " + collection + " has that value");
    }
}
