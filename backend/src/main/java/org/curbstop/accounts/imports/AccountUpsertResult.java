package org.curbstop.accounts.imports;

/** Result of importing one {@link AccountImportRow}. */
public sealed interface AccountUpsertResult {

    record Added() implements AccountUpsertResult {}

    record Updated() implements AccountUpsertResult {}

    /** The stored account already matches the row. */
    record Unchanged() implements AccountUpsertResult {}

    /** An earlier line of the same file has this number and was imported instead. */
    record Duplicate(long firstLine) implements AccountUpsertResult {}
}
