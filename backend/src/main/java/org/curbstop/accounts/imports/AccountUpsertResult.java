package org.curbstop.accounts.imports;

/** What became of an {@link AccountImportRow} account. */
public sealed interface AccountUpsertResult {

    record Added() implements AccountUpsertResult {}

    record Updated() implements AccountUpsertResult {}

    /** It was there like this already. */
    record Unchanged() implements AccountUpsertResult {}

    /** Another line of the same file has this number, and that line was taken. */
    record Duplicate(long firstLine) implements AccountUpsertResult {}
}
