package org.curbstop.store;

/**
 * The database does not answer now. A read found nothing out; a write may or may not have happened, which is why every write can
 * be done again under the same key.
 */
public final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreachable(RuntimeException cause) {
        super("the database does not answer", cause);
    }
}
