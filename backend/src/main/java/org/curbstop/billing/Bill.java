package org.curbstop.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Address;
import org.curbstop.common.AccountId;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/**
 * A bill as issued. It never changes afterwards.
 *
 * @param due last day to pay on time
 * @param previous total of the bill before
 * @param payments payments since then, as a negative amount; refunds reduce it
 * @param total previous + payments + sum of the lines: the amount owed on the day of issue
 * @param basis determinants that the lines were computed from; empty for bills of another system
 * @param mailTo where this bill is mailed; empty: where the customer's mail goes
 */
public record Bill(
        BillId id,
        AccountId account,
        LocalDate issued,
        LocalDate due,
        ServicePeriod period,
        List<MeterUsage> meters,
        List<BillLine> lines,
        Money previous,
        Money payments,
        Money total,
        Optional<BillingDeterminants> basis,
        Optional<Address> mailTo,
        long version) {

    public Bill {
        meters = List.copyOf(meters);
        lines = List.copyOf(lines);
        if (!previous.plus(payments).plus(sum(lines, total)).equals(total)) {
            throw new InvalidValueException("invalid.bill-total", "previous balance, payments and lines that add up to the total");
        }
        if (due.isBefore(issued)) {
            throw new InvalidValueException("invalid.bill-due", "a due date that is not before the day of issue");
        }
    }

    public Bill(BillId id, AccountId account, LocalDate issued, LocalDate due, ServicePeriod period, List<MeterUsage> meters,
            List<BillLine> lines, Money previous, Money payments, Money total, Optional<BillingDeterminants> basis, long version) {
        this(id, account, issued, due, period, meters, lines, previous, payments, total, basis, Optional.empty(), version);
    }

    /** Creates a bill and computes its total. */
    public static Bill of(BillId id, AccountId account, LocalDate issued, LocalDate due, BillingDeterminants determinants,
            List<MeterUsage> meters, List<BillLine> lines, Money previous, Money payments) {
        Money total = previous.plus(payments).plus(sum(lines, previous));
        return new Bill(id, account, issued, due, determinants.period(), meters, lines, previous, payments, total,
                Optional.of(determinants), 0);
    }

    Bill mailedTo(Optional<Address> address) {
        return new Bill(id, account, issued, due, period, meters, lines, previous, payments, total, basis, address, version);
    }

    /** Returns this bill's own charges: the sum of its lines. */
    public Money charges() {
        return sum(lines, total);
    }

    /** Returns the unpaid amount of earlier bills; negative for a credit. */
    public Money carriedOver() {
        return previous.plus(payments);
    }

    private static Money sum(List<BillLine> lines, Money any) {
        return Money.sum(any.currency(), lines.stream().map(BillLine::amount).toList());
    }
}
