package org.curbstop.sandbox.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One account in the rehearsal's own books, in cents. What a customer owes is what was charged less what was paid, wherever it was paid;
 * nothing of what Curbstop works out is used for it.
 */
final class RehearsedAccount {

    final int index;
    final String number;
    final String customer;
    /** What the billing system has in its books, oldest first. */
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

    /** A posting from Curbstop is entered. */
    void enter(Instant at, long cents) {
        entries.add(new Entry(at, cents));
    }

    /** What the customer owes. */
    long owed() {
        return charged - paidElsewhere - paidHere + refundedHere;
    }

    /** What the billing system thinks that the customer owed at a moment. */
    long booked(Instant at) {
        return entries.stream().filter(entry -> !entry.at().isAfter(at)).mapToLong(Entry::cents).sum();
    }
}
