package org.curbstop.billing;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/**
 * Something that happened here changed what an account owes. Entries of imports publish none: the other system knows them. Published at
 * least once: deduplicate by the entry.
 *
 * @param entry the id in the ledger
 * @param amount as there: positive, the customer owes more
 * @param at when it counts from
 */
public record LedgerEntryPosted(
        String entry, AccountId account, LedgerEntry.EntryKind kind, Money amount, Instant at, Optional<String> reverses)
        implements DomainEvent {}
