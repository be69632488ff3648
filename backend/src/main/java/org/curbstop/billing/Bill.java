package org.curbstop.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/**
 * A bill as it was issued; it never changes afterwards.
 *
 * @param due the last day on which it can be paid in time
 * @param previous owed on the bill before
 * @param payments what came in since then, as a negative amount (refunds count back)
 * @param total previous + payments + the sum of the lines: owed on the day of issue
 * @param determinants what the lines were computed from; absent for a bill that another system made
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

    /** A bill of these lines, whose total follows. */
    public static Bill of(
            BillId id, AccountId account, LocalDate issued, LocalDate due, BillingDeterminants determinants,
            List<MeterUsage> meters, List<BillLine> lines, Money previous, Money payments) {
        Money total = previous.plus(payments).plus(sum(lines, previous));
        return new Bill(id, account, issued, due, determinants.period(), meters, lines, previous, payments, total,
                Optional.of(determinants), 0);
    }

    /** This bill's own charges: the sum of its lines. */
    public Money charges() {
        return sum(lines, total);
    }

    /** What was left to pay of the bills before; negative: a credit. */
    public Money carriedOver() {
        return previous.plus(payments);
    }

    private static Money sum(List<BillLine> lines, Money any) {
        return Money.sum(any.currency(), lines.stream().map(BillLine::amount).toList());
    }
}
