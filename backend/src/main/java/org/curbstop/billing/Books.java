package org.curbstop.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.jspecify.annotations.Nullable;

/** Where bills and ledger are kept. */
interface Books {

    /** False: an entry of this id is there already. */
    boolean insert(Entry entry);

    Optional<Entry> entry(String id);

    /** Newest first by {@code posted}, from before {@code before} where that is given. */
    List<Entry> entries(AccountId account, int limit, @Nullable Instant before);

    Optional<Statement> statement(AccountId account);

    /** False: somebody else closed a later one first. */
    boolean close(Statement statement);

    boolean insert(Bill bill);

    Optional<Bill> bill(BillId id);

    /** Newest first by day of issue. */
    List<Bill> bills(AccountId account, int limit);
}
