package org.curbstop.usage;

import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.AccountId;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/** Where readings are kept. */
@Component
final class ReadBook {

    private final Documents<Read> reads;

    ReadBook(Store store) {
        reads = store.documents(Read.class, "reads", Index.on("account", "date"));
    }

    /** False: a reading of this id is there already. */
    boolean insert(Read read) {
        return reads.insert(read);
    }

    int insertAll(List<Read> many) {
        return reads.insertAll(many);
    }

    /** Newest first. */
    List<Read> since(AccountId account, LocalDate since) {
        return reads.list(Where.is("account", account).from("date", since).descending("date"));
    }
}
