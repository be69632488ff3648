package org.curbstop.payments.lifecycle;

import java.time.Instant;
import org.curbstop.payments.CardCharge;
import org.curbstop.payments.Dispute;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.Refund;
import org.curbstop.payments.gateway.GatewayStatus;

/** Events of the payment state machine. */
public sealed interface PaymentEvent {

    /** Somebody wants to pay on the hosted page. */
    record CheckoutRequested() implements PaymentEvent {}

    /** Stripe created the page. */
    record CheckoutOpened(int attempt, PaymentState.CheckoutSession page) implements PaymentEvent {}

    /** A card was submitted, as a token. */
    record CardSubmitted(String paymentMethod, Instant at) implements PaymentEvent {}

    /** Stripe has an id for the attempt; nothing is charged yet. */
    record AttemptRegistered(int attempt, String ref) implements PaymentEvent {}

    /** Stripe was not reached before anything could be charged. */
    record GatewayNotReached(int attempt) implements PaymentEvent {}

    /** Stripe reported the status of an attempt, perhaps late, twice or out of order. */
    record StatusReceived(String ref, GatewayStatus status, Instant at) implements PaymentEvent {}

    /** The ledger has every entry of the payment. */
    record PaymentPosted() implements PaymentEvent {}

    /** The time for paying is over. */
    record TimeExpired() implements PaymentEvent {}

    /** Cancelled by the customer or staff. */
    record CancelRequested() implements PaymentEvent {}

    record RefundRequested(Refund refund) implements PaymentEvent {}

    record RefundSent(String refundId, String ref, Instant at) implements PaymentEvent {}

    record RefundFailed(String refundId) implements PaymentEvent {}

    /** The ledger has every entry of the refund. */
    record RefundPosted(String refundId) implements PaymentEvent {}

    /** Stripe has accepted the refund and not sent it yet. */
    record RefundPending(String refundId, String ref) implements PaymentEvent {}

    /** The bank returned the money of a refund to us. */
    record RefundReturned(String refundId) implements PaymentEvent {}

    /** The ledger has reversed every entry of the refund. */
    record RefundReversed(String refundId) implements PaymentEvent {}

    /** A refund made at Stripe itself. */
    record RefundObserved(Refund refund) implements PaymentEvent {}

    record DisputeObserved(Dispute dispute) implements PaymentEvent {}

    /** The ledger has every entry of a dispute movement. */
    record DisputeMovementPosted(String dispute, String movement) implements PaymentEvent {}

    /** Staff approved the proposed split of a refund or dispute movement. */
    record SplitApproved(String ref) implements PaymentEvent {}

    /** Money was taken for this payment in another amount or currency. */
    record WrongAmountCharged(CardCharge charge) implements PaymentEvent {}

    /** Staff closed the review of a charge in another amount or currency. */
    record ReviewClosed(String charge, Instant at) implements PaymentEvent {}
}
