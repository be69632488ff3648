package org.curbstop.cis;

import java.util.Optional;

/**
 * Numbers of rows by outcome: {@code rows} is the sum of added, changed, same and rejected.
 *
 * @param marked rows that need attention; empty if there are none
 */
public record ImportCounts(long rows, long added, long changed, long same, long rejected, Optional<Marked> marked) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0);

    /**
     * @param incomplete rows accepted without a part that was rejected
     * @param risky weight of the rows that require review if a file has many of them ({@link RowOutcome})
     */
    public record Marked(long incomplete, long risky) {}

    public ImportCounts(long rows, long added, long changed, long same, long rejected) {
        this(rows, added, changed, same, rejected, Optional.empty());
    }

    public ImportCounts(long rows, long added, long changed, long same, long rejected, long incomplete, long risky) {
        this(rows, added, changed, same, rejected, incomplete + risky == 0 ? Optional.empty() : Optional.of(new Marked(incomplete, risky)));
    }

    public long incomplete() {
        return marked.map(Marked::incomplete).orElse(0L);
    }

    public long risky() {
        return marked.map(Marked::risky).orElse(0L);
    }

    /** Returns whether the reject file has rows. */
    public boolean hasRejects() {
        return rejected + incomplete() > 0;
    }

    ImportCounts plus(RowOutcome outcome, boolean part) {
        long also = incomplete() + (part ? 1 : 0);
        long risk = risky() + outcome.risk();
        return switch (outcome.result()) {
            case ADDED -> new ImportCounts(rows + 1, added + 1, changed, same, rejected, also, risk);
            case CHANGED -> new ImportCounts(rows + 1, added, changed + 1, same, rejected, also, risk);
            case SAME -> new ImportCounts(rows + 1, added, changed, same + 1, rejected, also, risk);
            case REJECTED -> plusRejected();
        };
    }

    ImportCounts plusSame(int many) {
        return new ImportCounts(rows + many, added, changed, same + many, rejected, marked);
    }

    ImportCounts plusRejected() {
        return new ImportCounts(rows + 1, added, changed, same, rejected + 1, incomplete(), risky());
    }
}
