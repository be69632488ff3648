package org.curbstop.payments.lifecycle;

import java.time.Instant;
import org.curbstop.payments.CardCharge;
import org.curbstop.payments.Dispute;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.Refund;
import org.curbstop.payments.gateway.GatewayStatus;

/** What can happen to a payment. */
public sealed interface PaymentEvent {

    /** Somebody wants to pay on the hosted page. */
    record CheckoutRequested() implements PaymentEvent {}

    /** Stripe made the page. */
    record CheckoutOpened(int attempt, PaymentState.CheckoutSession page) implements PaymentEvent {}

    /** Somebody gave a card: a token of it. */
    record CardSubmitted(String paymentMethod, Instant at) implements PaymentEvent {}

    /** Stripe has a name for the attempt; nothing is charged yet. */
    record AttemptRegistered(int attempt, String ref) implements PaymentEvent {}

    /** Stripe was not reached before anything could be charged. */
    record GatewayNotReached(int attempt) implements PaymentEvent {}

    /** Stripe said this about that attempt, perhaps late, twice or out of order. */
    record StatusReceived(String ref, GatewayStatus finding, Instant at) implements PaymentEvent {}

    /** The ledger has every entry of it. */
    record PaymentPosted() implements PaymentEvent {}

    /** The time for paying is over. */
    record TimeExpired() implements PaymentEvent {}

    /** The customer or staff gave up. */
    record CancelRequested() implements PaymentEvent {}

    record RefundRequested(Refund refund) implements PaymentEvent {}

    /** Stripe sends the money back. */
    record RefundSent(String refundId, String ref) implements PaymentEvent {}

    record RefundFailed(String refundId) implements PaymentEvent {}

    /** The ledger has every entry of the refund. */
    record RefundPosted(String refundId) implements PaymentEvent {}

    /** Stripe has the refund, and the money has not gone. */
    record RefundPending(String refundId, String ref) implements PaymentEvent {}

    /** The bank sent the money of a refund back to us. */
    record RefundReturned(String refundId) implements PaymentEvent {}

    /** The ledger has taken every entry of the refund back. */
    record RefundReversed(String refundId) implements PaymentEvent {}

    /** A refund that somebody made at Stripe itself. */
    record RefundObserved(Refund refund) implements PaymentEvent {}

    record DisputeObserved(Dispute dispute) implements PaymentEvent {}

    /** The ledger has every entry of a movement of a dispute. */
    record DisputeMovementPosted(String dispute, String movement) implements PaymentEvent {}

    /** Staff agreed to the proposed shares of a refund or of a dispute's movement. */
    record SplitApproved(String ref) implements PaymentEvent {}

    /** Money was taken for this payment, and not what it is of. */
    record WrongAmountCharged(CardCharge charge) implements PaymentEvent {}
}
