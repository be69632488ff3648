package org.curbstop.outages.network;

/** What became of a {@link NetworkImportRow}. */
public sealed interface NetworkUpsertResult {

    record Added() implements NetworkUpsertResult {}

    record Updated() implements NetworkUpsertResult {}

    /** It was there like this already. */
    record Unchanged() implements NetworkUpsertResult {}

    /** @param field which of them is wrong, and {@code expected} what was expected there */
    record Refused(String field, String expected) implements NetworkUpsertResult {}
}
