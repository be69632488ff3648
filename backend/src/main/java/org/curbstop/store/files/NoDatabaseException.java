package org.curbstop.store.files;

/** No MongoDB server is configured, and the embedded server is not on the class path. */
final class NoDatabaseException extends IllegalStateException {

    NoDatabaseException(NoClassDefFoundError missing) {
        super("No database: CURBSTOP_MONGODB_URI names no MongoDB, and the embedded server (embedded-store.jar) was left out.", missing);
    }
}
