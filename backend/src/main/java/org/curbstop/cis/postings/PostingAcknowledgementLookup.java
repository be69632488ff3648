package org.curbstop.cis.postings;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.billing.PostingAcknowledgements;
import org.curbstop.common.AccountId;
import org.springframework.stereotype.Component;

/** Postings settled manually count as acknowledged: somebody entered them in the billing system. */
@Component
record PostingAcknowledgementLookup(PostingRepository repository) implements PostingAcknowledgements {

    @Override
    public Map<String, Instant> postedByCis(AccountId account) {
        var found = new HashMap<String, Instant>();
        repository.forEachOf(account, posting -> posting.delivery().closedAt()
                .filter(at -> posting.kind().isMoney() && posting.status().isClosed())
                .ifPresent(at -> found.put(posting.source(), at)));
        return found;
    }

    @Override
    public Set<String> madeElsewhere(AccountId account) {
        var found = new HashSet<String>();
        repository.forEachOf(account, posting -> found.addAll(PaymentMatches.madeElsewhere(posting)));
        return found;
    }

    /** Finds by either identifier in the file: id or sequence number. */
    @Override
    public Optional<String> ledgerEntry(String postingId, AccountId account) {
        return repository.findBySource(postingId)
                .or(() -> Posting.parseSequence(postingId).flatMap(repository::find))
                .filter(posting -> posting.kind().isMoney() && posting.account().equals(Optional.of(account)))
                .map(Posting::source);
    }
}
