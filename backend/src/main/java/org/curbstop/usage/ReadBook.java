package org.curbstop.usage;

import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.AccountId;

/** Where readings are kept. */
interface ReadBook {

    /** False: a reading of this id is there already. */
    boolean insert(Read read);

    /** Newest first. */
    List<Read> since(AccountId account, LocalDate since);
}
