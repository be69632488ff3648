package org.curbstop.payments;

import java.time.Instant;

/** What can happen to a payment. */
sealed interface Event {

    /** Somebody wants to pay on the hosted page. */
    record PageAsked() implements Event {}

    /** The card company made the page. */
    record PageOpened(int attempt, State.Page page) implements Event {}

    /** Somebody gave a card: a token of it. */
    record CardGiven(String paymentMethod, Instant at) implements Event {}

    /** The card company has a name for the attempt; nothing is charged yet. */
    record AttemptNamed(int attempt, String ref) implements Event {}

    /** The card company was not reached before anything could be charged. */
    record NotReached(int attempt) implements Event {}

    /** The card company said this about that attempt, perhaps late, twice or out of order. */
    record Found(String ref, Finding finding, Instant at) implements Event {}

    /** The ledger has every entry of it. */
    record EntriesPosted() implements Event {}

    /** The time for paying is over. */
    record TimeUp() implements Event {}

    /** The customer or staff gave up. */
    record GivenUp() implements Event {}

    record RefundAsked(Refund refund) implements Event {}

    /** The card company sends the money back. */
    record RefundMade(String refundId, String ref) implements Event {}

    record RefundFailed(String refundId) implements Event {}

    /** The ledger has every entry of the refund. */
    record RefundPosted(String refundId) implements Event {}

    /** The card company has the refund, and the money has not gone. */
    record RefundPending(String refundId, String ref) implements Event {}

    /** The bank sent the money of a refund back to us. */
    record RefundReturned(String refundId) implements Event {}

    /** The ledger has taken every entry of the refund back. */
    record RefundTakenBack(String refundId) implements Event {}

    /** A refund that somebody made at the card company itself. */
    record RefundSeen(Refund refund) implements Event {}

    record DisputeSeen(Dispute dispute) implements Event {}

    /** The ledger has every entry of a movement of a dispute. */
    record DisputePosted(String dispute, String movement) implements Event {}

    /** Staff agreed to the proposed shares of a refund or of a dispute's movement. */
    record ShareAccepted(String ref) implements Event {}

    /** Money was taken for this payment, and not what it is of. */
    record WrongAmountTaken(Charge charge) implements Event {}
}
