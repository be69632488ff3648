package org.curbstop.payments.processing;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Payment;

/**
 * Split of an amount that left a payment without our doing among its accounts. Certain if all that is left goes, or only one account was
 * paid; the card fee then has its part, as in a refund of ours. Otherwise a proposal in proportion, on which staff decide.
 */
public record ReturnedAmountSplit(List<Allocation> allocations, Money fee, boolean isCertain) {

    static ReturnedAmountSplit split(Payment payment, Money amount) {
        List<Allocation> left = payment.order().allocations().stream()
                .map(paid -> new UnreturnedShare(paid, paid.amount().minus(payment.refundedTo(paid.account()))))
                .filter(part -> part.left().isPositive())
                .map(part -> new Allocation(part.paid().account(), part.left()))
                .toList();
        Money accounts = Money.sum(amount.currency(), left.stream().map(Allocation::amount).toList());
        Money fee = payment.remainingFee();
        Money all = accounts.plus(fee);
        if (amount.compareTo(all) >= 0) {
            return new ReturnedAmountSplit(left, amount.minus(accounts), amount.equals(all));
        }
        Money feePart = proportion(fee, amount, all).max(amount.minus(accounts)).min(fee);
        return new ReturnedAmountSplit(distribute(left, amount.minus(feePart), accounts), feePart, left.size() == 1);
    }

    private record UnreturnedShare(Allocation paid, Money left) {}

    private static List<Allocation> distribute(List<Allocation> left, Money amount, Money accounts) {
        var parts = new ArrayList<Allocation>();
        Money rest = amount;
        Money behind = accounts;
        for (Allocation each : left) {
            Money part = behind.isPositive() ? proportion(each.amount(), rest, behind) : rest.zero();
            rest = rest.minus(part);
            behind = behind.minus(each.amount());
            if (part.isPositive()) {
                parts.add(new Allocation(each.account(), part));
            }
        }
        return parts;
    }

    /** Takes the proportion of what is left to split, so that the last part gets the rest. */
    private static Money proportion(Money of, Money amount, Money whole) {
        return of.proportion(amount, whole, RoundingMode.HALF_UP).min(of).min(amount);
    }
}
