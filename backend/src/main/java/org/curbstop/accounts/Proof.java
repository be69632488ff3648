package org.curbstop.accounts;

import java.time.Instant;
import java.util.List;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;

/** What came of an answer to a challenge. */
public sealed interface Proof {

    /** @param accounts those whose facts may now be told */
    record Proved(Level level, PersonId person, List<AccountId> accounts) implements Proof {
        public Proved {
            accounts = List.copyOf(accounts);
        }
    }

    /** @param left tries that are left before a pause is ordered */
    record Wrong(int left) implements Proof {}

    /** Too many tries; the customer is told until when. */
    record LockedOut(Instant until) implements Proof {}

    /** The challenge ran out of time or was used up: begin another. */
    record Expired() implements Proof {}
}
