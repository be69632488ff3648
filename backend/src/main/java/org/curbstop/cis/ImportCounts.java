package org.curbstop.cis;

import org.curbstop.accounts.Taken;

/** How many rows were read, and what became of them: {@code rows} is the sum of the others. */
public record ImportCounts(long rows, long added, long changed, long same, long rejected) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0);

    ImportCounts plus(Taken taken) {
        return switch (taken) {
            case Taken.Added t -> new ImportCounts(rows + 1, added + 1, changed, same, rejected);
            case Taken.Changed t -> new ImportCounts(rows + 1, added, changed + 1, same, rejected);
            case Taken.Same t -> new ImportCounts(rows + 1, added, changed, same + 1, rejected);
            case Taken.Duplicate t -> plusRejected();
        };
    }

    ImportCounts plusRejected() {
        return new ImportCounts(rows + 1, added, changed, same, rejected + 1);
    }
}
