package org.curbstop.accounts.verification;

import java.time.Instant;
import java.util.List;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;

/** Result of answering a challenge. */
public sealed interface VerificationResult {

    /** @param accounts accounts about which facts may now be disclosed */
    record Verified(VerificationLevel level, PersonId person, List<AccountId> accounts) implements VerificationResult {
        public Verified {
            accounts = List.copyOf(accounts);
        }
    }

    /** @param left attempts left before a pause */
    record Wrong(int left) implements VerificationResult {}

    /** Too many attempts; the customer is told until when. */
    record LockedOut(Instant until) implements VerificationResult {}

    /** The challenge has expired or was used up; start another one. */
    record Expired() implements VerificationResult {}
}
