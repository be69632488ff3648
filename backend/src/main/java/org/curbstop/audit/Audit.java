package org.curbstop.audit;

import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.springframework.stereotype.Component;

/** The trail of who saw or did what. Entries are added and never changed; each carries the digest of the one before. */
@Component
public final class Audit {

    Audit() {}

    /** @param did what was done, as a short verb-noun key such as {@code account-seen}; no personal data */
    public void record(Asker who, String did, Optional<AccountId> about) {
        throw new UnsupportedOperationException();
    }
}
