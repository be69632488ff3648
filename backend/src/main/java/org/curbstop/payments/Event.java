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
}
