package org.curbstop.cis.postings;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;

/**
 * A posting before it has its number.
 *
 * @param source names what happened and its account; makes one posting of however many deliveries
 * @param action what became of the thing, in the kind's own words: posted, placed, cancelled
 * @param details short facts by name; no names of people, no whole contacts
 */
record PostingDraft(String source, PostingKind kind, String action, Optional<AccountId> account, Optional<Money> amount, Instant at,
        Map<String, String> details) {

    static PostingDraft of(String source, PostingKind kind, String action, AccountId account, Instant at, Map<String, String> details) {
        return new PostingDraft(source, kind, action, Optional.of(account), Optional.empty(), at, details);
    }
}
