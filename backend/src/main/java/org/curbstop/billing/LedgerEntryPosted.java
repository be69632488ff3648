package org.curbstop.billing;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/**
 * Published when something here changed what an account owes; not for imported entries, which the other system already knows. Delivered at
 * least once: deduplicate by entry.
 *
 * @param entry id of the ledger entry
 * @param amount as in the ledger: positive if the customer owes more
 * @param at effective time
 */
public record LedgerEntryPosted(
        String entry, AccountId account, LedgerEntry.EntryKind kind, Money amount, Instant at, Optional<String> reverses)
        implements DomainEvent {}
