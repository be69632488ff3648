package org.curbstop.cis;

import org.curbstop.accounts.imports.AccountUpsertResult;

/** How many rows were read, and what became of them: {@code rows} is the sum of the others. */
public record ImportCounts(long rows, long added, long changed, long same, long rejected) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0);

    ImportCounts plus(AccountUpsertResult taken) {
        return switch (taken) {
            case AccountUpsertResult.Added t -> new ImportCounts(rows + 1, added + 1, changed, same, rejected);
            case AccountUpsertResult.Updated t -> new ImportCounts(rows + 1, added, changed + 1, same, rejected);
            case AccountUpsertResult.Unchanged t -> new ImportCounts(rows + 1, added, changed, same + 1, rejected);
            case AccountUpsertResult.Duplicate t -> plusRejected();
        };
    }

    ImportCounts plusRejected() {
        return new ImportCounts(rows + 1, added, changed, same, rejected + 1);
    }
}
