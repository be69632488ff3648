package org.curbstop.outages.network;

/** Result of importing a {@link NetworkImportRow}. */
public sealed interface NetworkUpsertResult {

    record Added() implements NetworkUpsertResult {}

    record Updated() implements NetworkUpsertResult {}

    /** Already stored with these values. */
    record Unchanged() implements NetworkUpsertResult {}

    /**
     * @param field field that is wrong
     * @param expected what was expected there
     */
    record Refused(String field, String expected) implements NetworkUpsertResult {}
}
