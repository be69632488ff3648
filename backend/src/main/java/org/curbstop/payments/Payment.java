package org.curbstop.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.payments.lifecycle.PaymentEvent;
import org.curbstop.payments.lifecycle.PaymentFollowUp;
import org.curbstop.payments.lifecycle.PaymentProperties;
import org.curbstop.payments.lifecycle.PaymentStateMachine;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.StoredName;

/**
 * A payment, from confirmation to receipt, refunds and disputes; one document.
 *
 * @param fee card fee on top, fixed at confirmation
 * @param confirmedAt time of confirmation
 * @param accounts accounts of the request, for lookup
 * @param history state changes, oldest first
 */
public record Payment(
        PaymentId id, long version, PaymentRequest order, Money fee, PaymentCodes codes, Instant confirmedAt, List<AccountId> accounts,
        PaymentState state, List<StateChange> history, PaymentFollowUp care, List<OutboxMessage> outbox)
        implements OutboxAggregate {

    /** A decline after this may not reach the payer, who may have left. */
    private static final Duration SHOWN_AT_ONCE = Duration.ofSeconds(15);

    private static final int MAX_HISTORY = 60;

    public Payment {
        accounts = List.copyOf(accounts);
        history = List.copyOf(history);
        outbox = List.copyOf(outbox);
    }

    public static Payment create(PaymentRequest request, Money fee, PaymentCodes codes, Instant now, PaymentProperties settings) {
        PaymentState state = new PaymentState.Confirmed(0);
        return new Payment(
                PaymentId.create(), 0, request, fee, codes, now, request.allocations().stream().map(Allocation::account).toList(),
                state, List.of(new StateChange(now, "Confirmed", "confirmed by the payer")),
                PaymentFollowUp.afterReaching(state, now, now, settings), List.of());
    }

    /** Returns this instance if the event changes nothing. */
    public Payment apply(PaymentEvent event, Instant now, PaymentProperties settings) {
        if (event instanceof PaymentEvent.RefundRequested requested && !withinAllocations(requested.refund())) {
            return this;
        }
        PaymentStateMachine.Transition transition = PaymentStateMachine.next(state, event);
        if (transition.state().equals(state)) {
            return this;
        }
        var moves = new ArrayList<>(history);
        moves.add(new StateChange(now, StoredName.capitalized(transition.state().getClass()), transition.reason()));
        // Bounds the document even after fifty declines on a page: the first and the latest transitions are kept.
        while (moves.size() > MAX_HISTORY) {
            moves.remove(MAX_HISTORY / 2);
        }
        return new Payment(
                id, version, order, fee, codes, confirmedAt, accounts,
                transition.state(), moves, PaymentFollowUp.afterReaching(transition.state(), confirmedAt, now, settings),
                eventsOf(transition.state(), now));
    }

    public Payment withFollowUp(PaymentFollowUp next) {
        return new Payment(id, version, order, fee, codes, confirmedAt, accounts, state, history, next, List.of());
    }

    /** Returns the events to publish for this transition. */
    private List<OutboxMessage> eventsOf(PaymentState next, Instant now) {
        return switch (next) {
            case PaymentState.Booked booked when state instanceof PaymentState.Taken -> List.of(OutboxMessage.of(new PaymentTaken(
                    id, codes.number(), order.allocations(), total(), booked.charge().at(), order.channel(), order.language(),
                    order.payer(), order.receiptTo())));
            case PaymentState.Declined declined when mayPayerHaveLeft(now) -> List.of(OutboxMessage.of(new PaymentFailed(
                    id, declined.attempt(), declined.reason(), order.allocations(), total(), now, order.channel(), order.language(),
                    order.payer(), order.receiptTo())));
            case PaymentState.Booked booked -> returnEvents(booked, now);
            case PaymentState.InReview _, PaymentState.Declined _, PaymentState.Confirmed _, PaymentState.OnPage _, PaymentState.Charging _,
                    PaymentState.Unsure _, PaymentState.Taken _, PaymentState.Expired _, PaymentState.Cancelled _ -> List.of();
        };
    }

    /** Returns the events of refunds and disputes whose status changed. */
    private List<OutboxMessage> returnEvents(PaymentState.Booked next, Instant now) {
        var told = new ArrayList<OutboxMessage>();
        for (Refund refund : next.refunds()) {
            boolean asBefore = refunds().stream()
                    .anyMatch(before -> before.id().equals(refund.id()) && before.progress() == refund.progress());
            boolean between = refund.progress() == Refund.RefundStatus.ASKED || refund.progress() == Refund.RefundStatus.MADE
                    || refund.progress() == Refund.RefundStatus.RETURNED;
            if (!asBefore && !between) {
                told.add(OutboxMessage.of(new RefundChanged(id, refund.id(), refund.progress(), refund.allocations(), refund.total(), now,
                        order.channel(), Optional.of(order))));
            }
        }
        for (Dispute dispute : next.disputes()) {
            if (disputes().stream().noneMatch(before -> before.ref().equals(dispute.ref()) && before.status() == dispute.status())) {
                told.add(OutboxMessage.of(new DisputeChanged(id, dispute.ref(), dispute.status(), accounts, dispute.amount(), now,
                        order.channel(), Optional.of(order))));
            }
        }
        return told;
    }

    private boolean mayPayerHaveLeft(Instant now) {
        return state instanceof PaymentState.Unsure
                || state instanceof PaymentState.Charging charging && charging.since().plus(SHOWN_AT_ONCE).isBefore(now);
    }

    /** No account refunds more than it received. */
    private boolean withinAllocations(Refund refund) {
        return refund.allocations().stream().allMatch(back -> order.allocations().stream()
                .filter(paid -> paid.account().equals(back.account()))
                .anyMatch(paid -> back.amount().plus(refundedTo(back.account())).compareTo(paid.amount()) <= 0));
    }

    public Money refundedTo(AccountId account) {
        return refunds().stream()
                .filter(refund -> !refund.progress().isFailed())
                .flatMap(refund -> refund.allocations().stream())
                .filter(back -> back.account().equals(account))
                .map(Allocation::amount)
                .reduce(fee.zero(), Money::plus);
    }

    /**
     * @param number nine digits for people; proves nothing
     * @param link unguessable code of the payment link
     * @param receipt unguessable code in the address of the receipt
     */
    public record PaymentCodes(String number, String link, String receipt) {}

    /** @param to name of the new state */
    public record StateChange(Instant at, String to, String why) {}

    /** Returns whether this person confirmed it; a guest cannot be recognized again. */
    public boolean isPaidBy(Actor actor) {
        return actor.person().isPresent() && order.payer().equals(actor.person());
    }

    /** Returns when the current state was reached. */
    public Instant reachedAt() {
        return history.getLast().at();
    }

    /** Returns the amount that goes to the accounts. */
    public Money amount() {
        return order.amount();
    }

    /** Returns what the card is charged: amount and fee. */
    public Money total() {
        return amount().plus(fee);
    }

    /** Returns whether {@code ref} is Stripe's id of the current attempt or page. */
    public boolean isAttempt(String ref) {
        return switch (state) {
            case PaymentState.OnPage s -> s.page().filter(page -> page.ref().equals(ref)).isPresent();
            case PaymentState.Charging s -> s.ref().filter(ref::equals).isPresent();
            case PaymentState.Unsure s -> s.ref().equals(ref);
            case PaymentState.Taken s -> s.charge().ref().equals(ref);
            case PaymentState.Booked s -> s.charge().ref().equals(ref);
            case PaymentState.Confirmed _, PaymentState.Declined _, PaymentState.InReview _, PaymentState.Expired _,
                    PaymentState.Cancelled _ -> false;
        };
    }

    /** Returns whether it only waits for somebody to pay on the page. */
    public boolean isOnCheckoutPage() {
        return state instanceof PaymentState.OnPage;
    }

    public PaymentOutcome outcome() {
        return switch (state) {
            case PaymentState.Confirmed _, PaymentState.OnPage _ -> PaymentOutcome.OPEN;
            case PaymentState.Charging s -> PaymentOutcome.PENDING;
            case PaymentState.Unsure s -> PaymentOutcome.UNSURE;
            case PaymentState.Declined s -> PaymentOutcome.DECLINED;
            case PaymentState.Taken s -> PaymentOutcome.PAID;
            case PaymentState.InReview s -> s.closed().isPresent() ? PaymentOutcome.REVIEWED : PaymentOutcome.UNSURE;
            case PaymentState.Booked s -> refunded().equals(total()) ? PaymentOutcome.REFUNDED : PaymentOutcome.PAID;
            case PaymentState.Expired s -> PaymentOutcome.EXPIRED;
            case PaymentState.Cancelled s -> PaymentOutcome.CANCELLED;
        };
    }

    /** Returns why the last attempt was declined, if that is the state. */
    public Optional<CardDecline> decline() {
        return state instanceof PaymentState.Declined declined ? Optional.of(declined.reason()) : Optional.empty();
    }

    /** Returns the charge, once Stripe has taken it. */
    public Optional<CardCharge> charge() {
        return switch (state) {
            case PaymentState.Taken taken -> Optional.of(taken.charge());
            case PaymentState.Booked booked -> Optional.of(booked.charge());
            case PaymentState.InReview _, PaymentState.Confirmed _, PaymentState.OnPage _, PaymentState.Charging _, PaymentState.Unsure _,
                    PaymentState.Declined _, PaymentState.Expired _, PaymentState.Cancelled _ -> Optional.empty();
        };
    }

    public List<Refund> refunds() {
        return state instanceof PaymentState.Booked booked ? booked.refunds() : List.of();
    }

    public List<Dispute> disputes() {
        return state instanceof PaymentState.Booked booked ? booked.disputes() : List.of();
    }

    /** Returns the part of the card fee that was not refunded. */
    public Money remainingFee() {
        Money left = fee;
        for (Refund refund : refunds()) {
            left = refund.progress().isFailed() ? left : left.minus(refund.fee());
        }
        return left.max(fee.zero());
    }

    /** Returns the amount refunded to the card. */
    public Money refunded() {
        return refunds().stream()
                .filter(refund -> refund.progress().isSent())
                .map(Refund::total)
                .reduce(fee.zero(), Money::plus);
    }

    public Receipt receipt() {
        return new Receipt(id, codes.number(), outcome(), order.allocations(), fee, total(), refunded(),
                charge().map(CardCharge::at), charge().flatMap(CardCharge::card), order.language(), refunds(), disputes());
    }
}
