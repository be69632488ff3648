package org.curbstop.store;

/** So many change one document at once that our own change never held: a fault of the design around it, not of the data. */
public final class OptimisticLockException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OptimisticLockException(String collection) {
        super("too many changes of one document in " + collection);
    }
}
