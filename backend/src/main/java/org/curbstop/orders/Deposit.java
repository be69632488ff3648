package org.curbstop.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.AccountId;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;

/**
 * Deposit held for an account against its final bill.
 *
 * @param id the account
 * @param charged total charged; each order is charged at most once
 * @param came account from which it was carried over, if any
 * @param waived orders whose deposit staff waived after it was charged
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

    /** Applies a waiver, once per order and only if the order was charged. */
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

    /** State of a deposit: held, to be returned by staff, or no longer held for this account. */
    public enum State { HELD, TO_BE_RETURNED, MOVED_ON }

    /**
     * A waiver by staff of the deposit that the rules require.
     *
     * @param by user name; for staff only
     * @param reason reason in their own words; for staff only
     */
    public record Waiver(String by, String reason, Money amount, Instant at) {

        private static final int MAX_REASON_LENGTH = 300;

        public Waiver {
            reason = reason.strip();
            if (reason.isEmpty() || reason.length() > MAX_REASON_LENGTH) {
                throw new InvalidValueException("invalid.waiver", "a reason of at most 300 characters");
            }
        }
    }

    /**
     * Deposit that an order requires.
     *
     * @param full amount required by the rules without a waiver
     * @param due amount charged: full, or less what is carried over, or nothing
     * @param carried amount carried over from the account that a move leaves
     * @param why code of the rule that decided: {@code new-customer}, {@code short-history}, {@code good-history}, {@code carried-over},
     * {@code not-needed}, {@code waived}
     * @param source source of that rule
     */
    public record Quote(Money full, Money due, Money carried, String why, String source) {

        Quote waived() {
            return new Quote(full, due.zero(), carried, "waived", source);
        }
    }
}
