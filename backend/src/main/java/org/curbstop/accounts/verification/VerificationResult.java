package org.curbstop.accounts.verification;

import java.time.Instant;
import java.util.List;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;

/** What came of an answer to a challenge. */
public sealed interface VerificationResult {

    /** @param accounts those whose facts may now be disclosed */
    record Verified(VerificationLevel level, PersonId person, List<AccountId> accounts) implements VerificationResult {
        public Verified {
            accounts = List.copyOf(accounts);
        }
    }

    /** @param left tries that are left before a pause is ordered */
    record Wrong(int left) implements VerificationResult {}

    /** Too many attempts; the customer hears until when. */
    record LockedOut(Instant until) implements VerificationResult {}

    /** The challenge ran out of time or was used up: begin another. */
    record Expired() implements VerificationResult {}
}
