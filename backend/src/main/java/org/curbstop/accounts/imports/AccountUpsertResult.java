package org.curbstop.accounts.imports;

import java.util.Set;

/** Result of importing one {@link AccountImportRow}. */
public sealed interface AccountUpsertResult {

    /** @param conflicts what a person must review in what was known of the customer */
    record Added(Set<ImportConflict> conflicts) implements AccountUpsertResult {

        public Added {
            conflicts = Set.copyOf(conflicts);
        }
    }

    /** @param conflicts what a person must review */
    record Updated(Set<ImportConflict> conflicts) implements AccountUpsertResult {

        public Updated {
            conflicts = Set.copyOf(conflicts);
        }
    }

    /** The stored account already matches the row. */
    record Unchanged() implements AccountUpsertResult {}

    /** An earlier line of the same file has this number and was imported instead. */
    record Duplicate(long firstLine) implements AccountUpsertResult {}
}
