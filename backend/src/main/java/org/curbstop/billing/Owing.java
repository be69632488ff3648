package org.curbstop.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;

/** Works out how much of a balance is past due, and since when: payments go to the oldest bill first. */
final class Owing {

    private Owing() {}

    /** @param bills newest first */
    static Owed of(Money balance, List<Bill> bills, LocalDate today, boolean pending) {
        Optional<Bill> latest = bills.stream().findFirst();
        if (!balance.isPositive()) {
            return new Owed(balance, balance.zero(), Optional.empty(), Optional.empty(), latest, pending);
        }
        // With the oldest paid first, what is open belongs to the newest bills: walk back until the balance is used up.
        Money open = balance;
        Money pastDue = balance.zero();
        Optional<LocalDate> due = Optional.empty();
        Optional<LocalDate> pastDueSince = Optional.empty();
        for (Bill bill : bills) {
            if (!open.isPositive()) {
                break;
            }
            if (!bill.charges().isPositive()) {
                continue;
            }
            Money part = open.min(bill.charges());
            open = open.minus(part);
            if (bill.due().isBefore(today)) {
                pastDue = pastDue.plus(part);
                pastDueSince = Optional.of(bill.due());
            } else {
                due = Optional.of(bill.due());
            }
        }
        if (open.isPositive() && latest.isPresent()) {
            // Older than any bill we hold: carried over from the system before.
            pastDue = pastDue.plus(open);
            pastDueSince = pastDueSince.or(() -> Optional.of(bills.getLast().due()));
        }
        return new Owed(balance, pastDue, due.or(() -> latest.map(Bill::due)), pastDueSince, latest, pending);
    }
}
