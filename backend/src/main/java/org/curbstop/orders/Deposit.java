package org.curbstop.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.AccountId;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/**
 * What is held for an account against its last bill.
 *
 * @param id the account
 * @param charged in all, and never more than once for an order
 * @param came from where, if it was held for an account before
 * @param waived orders whose deposit staff have waived after it was charged
 */
public record Deposit(
        AccountId id, long version, Money charged, Optional<AccountId> came, State state, List<OrderId> orders, List<OrderId> waived) {

    public Deposit {
        orders = List.copyOf(orders);
        waived = List.copyOf(waived);
    }

    public Deposit increasedBy(Money more, List<OrderId> of) {
        return new Deposit(id, version, charged.plus(more), came, stateFor(charged.plus(more)), of, waived);
    }

    /** Once for an order, and only where the order was charged. */
    public Deposit withWaiverOf(OrderId order, Money amount) {
        if (!orders.contains(order) || waived.contains(order)) {
            return this;
        }
        Money now = charged.minus(amount);
        return new Deposit(id, version, now, came, stateFor(now), orders, Stream.concat(waived.stream(), Stream.of(order)).toList());
    }

    public Deposit withState(State next) {
        return new Deposit(id, version, charged, came, next, orders, waived);
    }

    private static State stateFor(Money now) {
        return now.isPositive() ? State.HELD : State.MOVED_ON;
    }

    /** Whether it is held, or waits for staff to give it back, or moved on with its owner. */
    public enum State { HELD, TO_BE_RETURNED, MOVED_ON }

    /**
     * That staff let an order go without what the rules ask for.
     *
     * @param by user name; for staff
     * @param reason in their own words; for staff
     */
    public record Waiver(String by, String reason, Money amount, Instant at) {

        private static final int LONGEST = 300;

        public Waiver {
            reason = reason.strip();
            if (reason.isEmpty() || reason.length() > LONGEST) {
                throw new InvalidValueException("invalid.waiver", "a reason of at most 300 characters");
            }
        }
    }

    /**
     * What an order asks for.
     *
     * @param full    what the rules ask for without a waiver
     * @param due     what is charged: full, or less what is carried over, or nothing
     * @param carried from the account that a move leaves
     * @param why     code of the rule that decided: {@code new-customer}, {@code short-history}, {@code good-history},
     *                {@code carried-over}, {@code not-needed}, {@code waived}
     * @param source  of that rule
     */
    public record Quote(Money full, Money due, Money carried, String why, String source) {

        Quote waived() {
            return new Quote(full, due.zero(), carried, "waived", source);
        }
    }
}
