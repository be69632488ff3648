package org.curbstop.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;

/**
 * One entry of the ledger. It is never changed; mistakes are corrected by a {@link #reversal}.
 *
 * @param id {@code kind:source}; the same source is never posted twice
 * @param source the cause: a bill id, {@code pay_.../acct_...}
 * @param amount positive if the customer owes more, negative if less
 * @param at effective time, as shown to people
 * @param posted time of posting, set by the ledger
 * @param due last day to pay on time; if empty, the due date of the first bill issued on its day or later
 * @param reverses the entry that this one reverses
 * @param importedAsOf time since which the source system has it in its books; empty for entries made here
 */
public record LedgerEntry(
        String id, AccountId account, EntryKind kind, String source, Money amount, Instant at, Instant posted, Optional<LocalDate> due,
        Optional<String> reverses, Optional<Instant> importedAsOf, long version, List<OutboxMessage> outbox) implements OutboxAggregate {

    public enum EntryKind { OPENING, BILL, PAYMENT, REFUND, DISPUTE, ADJUSTMENT, FEE, DEPOSIT, TRANSFER, REVERSAL }

    public static LedgerEntry bill(Bill bill, Instant at) {
        return of(bill.account(), EntryKind.BILL, bill.id().value(), bill.charges(), at).dueBy(bill.due());
    }

    /** A payment may be split among accounts, with one entry each. {@code paid} is positive. */
    public static LedgerEntry payment(String payment, AccountId account, Money paid, Instant at) {
        return of(account, EntryKind.PAYMENT, payment + "/" + account, paid.negated(), at);
    }

    /** Creates an entry for money returned to the payer. {@code refunded} is positive. */
    public static LedgerEntry refund(String refund, AccountId account, Money refunded, Instant at) {
        return of(account, EntryKind.REFUND, refund + "/" + account, refunded, at);
    }

    /** Returns the id of the entry for money returned to the payer. */
    public static String refundId(String refund, AccountId account) {
        return EntryKind.REFUND + ":" + refund + "/" + account;
    }

    /** Creates an entry for any other cause, which {@code source} identifies uniquely. {@code amount} is signed. */
    public static LedgerEntry of(AccountId account, EntryKind kind, String source, Money amount, Instant at) {
        return new LedgerEntry(kind + ":" + source, account, kind, source, amount, at, at, Optional.empty(), Optional.empty(),
                Optional.empty(), 0, List.of());
    }

    /** Creates an entry that cancels this one. An entry can be reversed once. */
    public LedgerEntry reversal(Instant when) {
        return new LedgerEntry(EntryKind.REVERSAL + ":" + id, account, EntryKind.REVERSAL, id, amount.negated(), when, when,
                Optional.empty(), Optional.of(id), Optional.empty(), 0, List.of());
    }

    public LedgerEntry dueBy(LocalDate day) {
        return new LedgerEntry(id, account, kind, source, amount, at, posted, Optional.of(day), reverses, importedAsOf, version, outbox);
    }

    LedgerEntry posted(Instant when) {
        return new LedgerEntry(id, account, kind, source, amount, at, when, due, reverses, importedAsOf, version, outbox);
    }

    /** Marks the entry as known to the source system, so that it is not added to the balance which that system states. */
    LedgerEntry imported() {
        return new LedgerEntry(id, account, kind, source, amount, at, posted, due, reverses, Optional.of(at), version, outbox);
    }

    /** Adds the event that announces the entry. Entries that came from other systems, and their reversals, are not announced. */
    LedgerEntry announced() {
        boolean theirs = kind == EntryKind.OPENING || kind == EntryKind.BILL
                || reverses.filter(entry -> entry.startsWith(EntryKind.OPENING + ":") || entry.startsWith(EntryKind.BILL + ":"))
                        .isPresent();
        return theirs ? this : new LedgerEntry(id, account, kind, source, amount, at, posted, due, reverses, importedAsOf, version,
                List.of(OutboxMessage.of(new LedgerEntryPosted(id, account, kind, amount, at, reverses))));
    }
}
