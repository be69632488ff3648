package org.curbstop.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Money;
import org.curbstop.store.Outboxed;
import org.curbstop.store.Outgoing;
import org.curbstop.store.StoredName;

/**
 * One payment, from the yes to the receipt and what comes after; one document.
 *
 * @param fee what paying by card costs on top, fixed at the yes
 * @param confirmedAt when somebody said yes
 * @param accounts those of the order, to find it by
 * @param history how it came to its state, oldest first
 */
public record Payment(
        PaymentId id, long version, Order order, Money fee, Codes codes, Instant confirmedAt, List<AccountId> accounts,
        State state, List<Move> history, Care care, List<Outgoing> outbox)
        implements Outboxed {

    /** A decline that comes later than this may meet a payer who has left. */
    private static final Duration TOLD_AT_ONCE = Duration.ofSeconds(15);

    private static final int LONGEST_HISTORY = 60;

    public Payment {
        accounts = List.copyOf(accounts);
        history = List.copyOf(history);
        outbox = List.copyOf(outbox);
    }

    static Payment confirmed(Order order, Money fee, Codes codes, Instant now, PaymentSettings settings) {
        State state = new State.Confirmed(0);
        return new Payment(
                PaymentId.mint(), 0, order, fee, codes, now, order.allocations().stream().map(Allocation::account).toList(),
                state, List.of(new Move(now, "Confirmed", "somebody said yes")), Care.reached(state, now, now, settings), List.of());
    }

    /** This very payment if the event changes nothing. */
    Payment on(Event event, Instant now, PaymentSettings settings) {
        if (event instanceof Event.RefundAsked asked && !withinAllocations(asked.refund())) {
            return this;
        }
        Course.Step step = Course.next(state, event);
        if (step.state().equals(state)) {
            return this;
        }
        var moves = new ArrayList<>(history);
        moves.add(new Move(now, StoredName.capitalized(step.state().getClass()), step.why()));
        // A page with fifty declines must not grow its document without end: the first and the latest moves tell the story.
        while (moves.size() > LONGEST_HISTORY) {
            moves.remove(LONGEST_HISTORY / 2);
        }
        return new Payment(
                id, version, order, fee, codes, confirmedAt, accounts,
                step.state(), moves, Care.reached(step.state(), confirmedAt, now, settings), told(step.state(), now));
    }

    Payment withCare(Care next) {
        return new Payment(id, version, order, fee, codes, confirmedAt, accounts, state, history, next, List.of());
    }

    /** What others have to hear of this move. */
    private List<Outgoing> told(State next, Instant now) {
        return switch (next) {
            case State.Booked booked when state instanceof State.Taken -> List.of(Outgoing.of(new PaymentTaken(
                    id, codes.number(), order.allocations(), total(), booked.charge().at(), order.channel(), order.language(), order.payer(), order.receiptTo())));
            case State.Declined declined when payerMayHaveLeft(now) -> List.of(Outgoing.of(new PaymentFailed(
                    id, declined.attempt(), declined.reason(), order.allocations(), total(), now, order.channel(), order.language(), order.payer(), order.receiptTo())));
            case State.Booked booked -> whatLeft(booked, now);
            case State.InReview s -> List.of();
            case State.Declined s -> List.of();
            case State.Confirmed s -> List.of();
            case State.OnPage s -> List.of();
            case State.Charging s -> List.of();
            case State.Unsure s -> List.of();
            case State.Taken s -> List.of();
            case State.Expired s -> List.of();
            case State.Cancelled s -> List.of();
        };
    }

    /** Refunds and disputes that came to something else than before. */
    private List<Outgoing> whatLeft(State.Booked next, Instant now) {
        var told = new ArrayList<Outgoing>();
        for (Refund refund : next.refunds()) {
            boolean asBefore = refunds().stream().anyMatch(before -> before.id().equals(refund.id()) && before.progress() == refund.progress());
            boolean between = refund.progress() == Refund.Progress.ASKED || refund.progress() == Refund.Progress.MADE || refund.progress() == Refund.Progress.RETURNED;
            if (!asBefore && !between) {
                told.add(Outgoing.of(new RefundChanged(id, refund.id(), refund.progress(), refund.allocations(), refund.total(), now, order.channel(), Optional.of(order))));
            }
        }
        for (Dispute dispute : next.disputes()) {
            if (disputes().stream().noneMatch(before -> before.ref().equals(dispute.ref()) && before.status() == dispute.status())) {
                told.add(Outgoing.of(new DisputeChanged(id, dispute.ref(), dispute.status(), accounts, dispute.amount(), now, order.channel(), Optional.of(order))));
            }
        }
        return told;
    }

    private boolean payerMayHaveLeft(Instant now) {
        return state instanceof State.Unsure
                || state instanceof State.Charging charging && charging.since().plus(TOLD_AT_ONCE).isBefore(now);
    }

    /** No account gives back more than it got. */
    private boolean withinAllocations(Refund refund) {
        return refund.allocations().stream().allMatch(back -> order.allocations().stream()
                .filter(paid -> paid.account().equals(back.account()))
                .anyMatch(paid -> back.amount().plus(givenBack(back.account())).compareTo(paid.amount()) <= 0));
    }

    Money givenBack(AccountId account) {
        return refunds().stream()
                .filter(refund -> !refund.progress().cameBack())
                .flatMap(refund -> refund.allocations().stream())
                .filter(back -> back.account().equals(account))
                .map(Allocation::amount)
                .reduce(fee.zero(), Money::plus);
    }

    /**
     * @param number nine digits for people; proves nothing
     * @param link unguessable, in the short link that pays
     * @param receipt unguessable, in the address of the receipt
     */
    public record Codes(String number, String link, String receipt) {}

    /** @param to name of the state that was reached */
    public record Move(Instant at, String to, String why) {}

    /** Whether this very person said the yes; a guest is nobody that could be known again. */
    public boolean isBy(Asker who) {
        return who.person().isPresent() && order.payer().equals(who.person());
    }

    /** When it came to its state. */
    Instant reachedAt() {
        return history.getLast().at();
    }

    /** What goes to the accounts. */
    public Money amount() {
        return order.amount();
    }

    /** What the card is charged: amount and fee. */
    public Money total() {
        return amount().plus(fee);
    }

    /** Whether this is what the card company calls its attempt or page that is under way. */
    boolean isTriedAs(String ref) {
        return switch (state) {
            case State.OnPage s -> s.page().filter(page -> page.ref().equals(ref)).isPresent();
            case State.Charging s -> s.ref().filter(ref::equals).isPresent();
            case State.Unsure s -> s.ref().equals(ref);
            case State.Taken s -> s.charge().ref().equals(ref);
            case State.Booked s -> s.charge().ref().equals(ref);
            case State.Confirmed s -> false;
            case State.Declined s -> false;
            case State.InReview s -> false;
            case State.Expired s -> false;
            case State.Cancelled s -> false;
        };
    }

    /** Whether it waits for somebody to pay on the page, and for nothing else. */
    public boolean isOnPage() {
        return state instanceof State.OnPage;
    }

    public Outcome outcome() {
        return switch (state) {
            case State.Confirmed s -> Outcome.OPEN;
            case State.OnPage s -> Outcome.OPEN;
            case State.Charging s -> Outcome.PENDING;
            case State.Unsure s -> Outcome.UNSURE;
            case State.Declined s -> Outcome.DECLINED;
            case State.Taken s -> Outcome.PAID;
            case State.InReview s -> Outcome.UNSURE;
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
            case State.InReview s -> Optional.empty();
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

    public List<Dispute> disputes() {
        return state instanceof State.Booked booked ? booked.disputes() : List.of();
    }

    /** What of the card fee has not gone back. */
    Money feeLeft() {
        Money left = fee;
        for (Refund refund : refunds()) {
            left = refund.progress().cameBack() ? left : left.minus(refund.fee());
        }
        return left.max(fee.zero());
    }

    /** What has gone back to the card. */
    public Money refunded() {
        return refunds().stream()
                .filter(refund -> refund.progress().hasGone())
                .map(Refund::total)
                .reduce(fee.zero(), Money::plus);
    }

    public Receipt receipt() {
        return new Receipt(
                id, codes.number(), outcome(), order.allocations(), fee, total(), refunded(),
                charge().map(Charge::at), charge().flatMap(Charge::card), order.language(), refunds(), disputes());
    }
}
