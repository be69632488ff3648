package org.curbstop.orders;

import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;

/**
 * What is held for an account against its last bill.
 *
 * @param id the account
 * @param charged in all, and never more than once for an order
 * @param came from where, if it was held for an account before
 */
public record Deposit(AccountId id, long version, Money charged, Optional<AccountId> came, State state, java.util.List<OrderId> orders) {

    public Deposit {
        orders = java.util.List.copyOf(orders);
    }

    Deposit by(Money more, java.util.List<OrderId> of) {
        Money now = charged.plus(more);
        return new Deposit(id, version, now, came, now.isPositive() ? State.HELD : State.MOVED_ON, of);
    }

    Deposit in(State next) {
        return new Deposit(id, version, charged, came, next, orders);
    }

    /** Whether it is held, or waits for staff to give it back, or moved on with its owner. */
    public enum State { HELD, TO_BE_RETURNED, MOVED_ON }

    /**
     * What an order asks for.
     *
     * @param full what the rules ask for without a waiver
     * @param due what is charged: full, or less what is carried over, or nothing
     * @param carried from the account that a move leaves
     * @param why code of the rule that decided: {@code new-customer}, {@code good-history}, {@code carried-over}, {@code not-needed}
     * @param source of that rule
     */
    public record Quote(Money full, Money due, Money carried, String why, String source) {}
}
