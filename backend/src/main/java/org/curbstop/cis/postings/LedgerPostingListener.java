package org.curbstop.cis.postings;

import java.util.Map;
import java.util.Optional;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.billing.LedgerEntryPosted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Creates a posting with the same id and amount for each ledger entry made here. */
@Component
record LedgerPostingListener(PostingRepository repository) {

    @EventListener
    void on(LedgerEntryPosted posted) {
        repository.add(new PostingDraft(posted.entry(), kind(posted.kind()), posted.reverses().isPresent() ? "reversed" : "posted",
                Optional.of(posted.account()), Optional.of(posted.amount()), posted.at(),
                posted.reverses().map(entry -> Map.of("reverses", entry)).orElse(Map.of())));
    }

    private static PostingKind kind(LedgerEntry.EntryKind kind) {
        return switch (kind) {
            case PAYMENT -> PostingKind.PAYMENT;
            case REFUND -> PostingKind.REFUND;
            case DISPUTE -> PostingKind.DISPUTE;
            case FEE -> PostingKind.FEE;
            case DEPOSIT -> PostingKind.DEPOSIT;
            case TRANSFER -> PostingKind.TRANSFER;
            case REVERSAL -> PostingKind.REVERSAL;
            case ADJUSTMENT, OPENING, BILL -> PostingKind.ADJUSTMENT;
        };
    }
}
