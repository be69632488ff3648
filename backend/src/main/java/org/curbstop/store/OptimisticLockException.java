package org.curbstop.store;

/** Too many concurrent changes to one document kept a change from being stored. This is a design error, not a data error. */
public final class OptimisticLockException extends RuntimeException {

    OptimisticLockException(String collection) {
        super("too many changes of one document in " + collection);
    }
}
