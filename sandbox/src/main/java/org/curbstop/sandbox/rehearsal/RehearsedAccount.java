package org.curbstop.sandbox.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One account in the rehearsal's own books, in cents. A customer owes what was charged less what was paid, wherever it was paid; nothing
 * that Curbstop computes is used.
 */
final class RehearsedAccount {

    final int index;
    final String number;
    final String customer;
    /** Entries in the books of the billing system, oldest first. */
    private final List<Entry> entries = new ArrayList<>();
    private long charged;
    private long paidElsewhere;
    private long paidHere;
    private long refundedHere;

    private record Entry(Instant at, long cents) {}

    RehearsedAccount(int index, String number, String customer) {
        this.index = index;
        this.number = number;
        this.customer = customer;
    }

    void charge(Instant at, long cents) {
        charged += cents;
        entries.add(new Entry(at, cents));
    }

    void payElsewhere(Instant at, long cents) {
        paidElsewhere += cents;
        entries.add(new Entry(at, -cents));
    }

    void payHere(long cents) {
        paidHere += cents;
    }

    void refundHere(long cents) {
        refundedHere += cents;
    }

    /** Enters a posting from Curbstop. */
    void enter(Instant at, long cents) {
        entries.add(new Entry(at, cents));
    }

    /** Returns what the customer owes. */
    long owed() {
        return charged - paidElsewhere - paidHere + refundedHere;
    }

    /** Returns what the customer owed at a moment according to the billing system. */
    long booked(Instant at) {
        return entries.stream().filter(entry -> !entry.at().isAfter(at)).mapToLong(Entry::cents).sum();
    }
}
