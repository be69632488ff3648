package org.curbstop.accounts.imports;

/** What became of an {@link AccountImportRow} account. */
public sealed interface AccountUpsertResult {

    record Added() implements AccountUpsertResult {}

    record Updated() implements AccountUpsertResult {}

    /** It was there like this already. */
    record Unchanged() implements AccountUpsertResult {}

    /** The number stands in another line of the same file, which was taken. */
    record Duplicate(long firstLine) implements AccountUpsertResult {}
}
