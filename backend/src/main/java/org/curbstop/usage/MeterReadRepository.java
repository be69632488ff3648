package org.curbstop.usage;

import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.AccountId;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Where readings are kept. */
@Component
final class MeterReadRepository {

    private final AggregateCollection<MeterRead> reads;

    MeterReadRepository(Database database) {
        reads = database.collection(MeterRead.class, "reads", Index.on("account", "date"));
    }

    /** False: a reading of this id is there already. */
    boolean insert(MeterRead read) {
        return reads.insert(read);
    }

    int insertAll(List<MeterRead> many) {
        return reads.insertAll(many);
    }

    /** Newest first. */
    List<MeterRead> listSince(AccountId account, LocalDate since) {
        return reads.list(Query.where("account", account).from("date", since).descending("date"));
    }
}
