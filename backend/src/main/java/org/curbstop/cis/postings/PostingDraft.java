package org.curbstop.cis.postings;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;

/**
 * A posting that is not numbered yet.
 *
 * @param source unique id of the event and its account; repeated events create one posting
 * @param action what happened, such as posted, placed or cancelled
 * @param details short facts by name; no personal names, no complete contacts
 */
record PostingDraft(String source, PostingKind kind, String action, Optional<AccountId> account, Optional<Money> amount, Instant at,
        Map<String, String> details) {

    static PostingDraft of(String source, PostingKind kind, String action, AccountId account, Instant at, Map<String, String> details) {
        return new PostingDraft(source, kind, action, Optional.of(account), Optional.empty(), at, details);
    }
}
