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
 * One line of the ledger. It is never changed; what was wrong is taken back by a {@link #reversal}.
 *
 * @param id {@code kind:source}; the same source is never posted twice
 * @param source what caused it: a bill id, {@code pay_.../acct_...}
 * @param amount positive: the customer owes more; negative: less
 * @param at when it counts from, for people to read
 * @param posted when it came into the ledger; set by the ledger
 * @param due the last day on which it can be paid in time; absent: with the first bill that is issued on its day or later
 * @param reverses the entry that this one takes back
 * @param importedAsOf since when the system that it was imported from has it in its books; absent for what happened here
 */
public record LedgerEntry(
        String id, AccountId account, EntryKind kind, String source, Money amount, Instant at, Instant posted, Optional<LocalDate> due,
        Optional<String> reverses, Optional<Instant> importedAsOf, long version, List<OutboxMessage> outbox) implements OutboxAggregate {

    public enum EntryKind { OPENING, BILL, PAYMENT, REFUND, DISPUTE, ADJUSTMENT, FEE, DEPOSIT, TRANSFER, REVERSAL }

    /** What the customer owed when the account came to us. */
    public static LedgerEntry opening(AccountId account, Money owed, Instant at) {
        return of(account, EntryKind.OPENING, account.value(), owed, at);
    }

    public static LedgerEntry bill(Bill bill, Instant at) {
        return of(bill.account(), EntryKind.BILL, bill.id().value(), bill.charges(), at).dueBy(bill.due());
    }

    /** A payment may go to several accounts: each has its own entry. {@code paid} is positive. */
    public static LedgerEntry payment(String payment, AccountId account, Money paid, Instant at) {
        return of(account, EntryKind.PAYMENT, payment + "/" + account, paid.negated(), at);
    }

    /** Money that went back to the payer. {@code refunded} is positive. */
    public static LedgerEntry refund(String refund, AccountId account, Money refunded, Instant at) {
        return of(account, EntryKind.REFUND, refund + "/" + account, refunded, at);
    }

    /** Any other cause, of which {@code source} is the one name. {@code amount} is signed. */
    public static LedgerEntry of(AccountId account, EntryKind kind, String source, Money amount, Instant at) {
        return new LedgerEntry(kind + ":" + source, account, kind, source, amount, at, at, Optional.empty(), Optional.empty(),
                Optional.empty(), 0, List.of());
    }

    /** The same amount the other way. An entry can be taken back once. */
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

    /** As a system has it whose books came here: what it knows already is not on top of what it says is owed. */
    LedgerEntry imported() {
        return new LedgerEntry(id, account, kind, source, amount, at, posted, due, reverses, Optional.of(at), version, outbox);
    }

    /** With the event by which other systems hear of it. What they told us themselves, and its taking back, has none. */
    LedgerEntry announced() {
        boolean theirs = kind == EntryKind.OPENING || kind == EntryKind.BILL
                || reverses.filter(entry -> entry.startsWith(EntryKind.OPENING + ":") || entry.startsWith(EntryKind.BILL + ":"))
                        .isPresent();
        return theirs ? this : new LedgerEntry(id, account, kind, source, amount, at, posted, due, reverses, importedAsOf, version,
                List.of(OutboxMessage.of(new LedgerEntryPosted(id, account, kind, amount, at, reverses))));
    }
}
