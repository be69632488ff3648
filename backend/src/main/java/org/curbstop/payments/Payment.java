package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * One payment, from the yes to the receipt and what comes after; one document.
 *
 * @param fee what paying by card costs on top, fixed at the yes
 * @param confirmedAt when somebody said yes
 * @param history how it came to its state, oldest first
 */
public record Payment(
        PaymentId id, long version, Order order, Money fee, Codes codes, Instant confirmedAt, State state, List<Move> history) {

    public Payment {
        history = List.copyOf(history);
    }

    /**
     * @param number nine digits for people; proves nothing
     * @param link unguessable, in the short link that pays
     * @param receipt unguessable, in the address of the receipt
     */
    public record Codes(String number, String link, String receipt) {}

    /** @param to name of the state that was reached */
    public record Move(Instant at, String to, String why) {}

    /** What goes to the accounts. */
    public Money amount() {
        return order.amount();
    }

    /** What the card is charged: amount and fee. */
    public Money total() {
        return amount().plus(fee);
    }

    public Outcome outcome() {
        return switch (state) {
            case State.Confirmed s -> Outcome.OPEN;
            case State.OnPage s -> Outcome.PENDING;
            case State.Charging s -> Outcome.PENDING;
            case State.Unsure s -> Outcome.UNSURE;
            case State.Declined s -> Outcome.DECLINED;
            case State.Taken s -> Outcome.PAID;
            case State.Booked s -> refunded().equals(total()) ? Outcome.REFUNDED : Outcome.PAID;
            case State.Expired s -> Outcome.EXPIRED;
            case State.Cancelled s -> Outcome.CANCELLED;
        };
    }

    /** Why the last attempt was not charged, if that is where it stands. */
    public Optional<Decline> decline() {
        return state instanceof State.Declined declined ? Optional.of(declined.reason()) : Optional.empty();
    }

    /** What the card company took, once it has. */
    public Optional<Charge> charge() {
        return switch (state) {
            case State.Taken taken -> Optional.of(taken.charge());
            case State.Booked booked -> Optional.of(booked.charge());
            case State.Confirmed s -> Optional.empty();
            case State.OnPage s -> Optional.empty();
            case State.Charging s -> Optional.empty();
            case State.Unsure s -> Optional.empty();
            case State.Declined s -> Optional.empty();
            case State.Expired s -> Optional.empty();
            case State.Cancelled s -> Optional.empty();
        };
    }

    public List<Refund> refunds() {
        return state instanceof State.Booked booked ? booked.refunds() : List.of();
    }

    /** What has gone back to the card. */
    public Money refunded() {
        return refunds().stream()
                .filter(refund -> refund.progress() == Refund.Progress.DONE)
                .map(Refund::total)
                .reduce(fee.zero(), Money::plus);
    }

    public Receipt receipt() {
        return new Receipt(
                id, codes.number(), outcome(), order.allocations(), fee, total(), refunded(),
                charge().map(Charge::at), charge().flatMap(Charge::card), order.language());
    }
}
