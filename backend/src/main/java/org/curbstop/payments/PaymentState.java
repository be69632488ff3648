package org.curbstop.payments;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.payments.lifecycle.PaymentStateMachine;
import org.curbstop.store.StoredAs;

/** State of a payment. Only {@link PaymentStateMachine#next} leads from one state to the next. */
public sealed interface PaymentState {

    /** Confirmed; no card yet, or its page was closed. {@code attempts} counts failed attempts. */
    @StoredAs("confirmed")
    record Confirmed(int attempts) implements PaymentState {}

    /** The hosted page is being opened (no page yet) or open. At most one is: two open pages could be paid twice. */
    @StoredAs("on-page")
    record OnPage(int attempt, Optional<CheckoutSession> page) implements PaymentState {}

    /** A card is being charged; stored before Stripe is called. {@code ref} is Stripe's id of this attempt. */
    @StoredAs("charging")
    record Charging(int attempt, String paymentMethod, Optional<String> ref, Instant since) implements PaymentState {}

    /** Stripe did not answer: only querying it resolves this. */
    @StoredAs("unsure")
    record Unsure(int attempt, String paymentMethod, String ref, Instant since) implements PaymentState {}

    /** This attempt was not charged; another may follow. */
    @StoredAs("declined")
    record Declined(int attempt, CardDecline reason) implements PaymentState {}

    /** Stripe has taken the money; it is not in the ledger yet. */
    @StoredAs("taken")
    record Taken(CardCharge charge) implements PaymentState {}

    /** Taken, and in the ledger. */
    @StoredAs("booked")
    record Booked(CardCharge charge, List<Refund> refunds, List<Dispute> disputes) implements PaymentState {
        public Booked {
            refunds = List.copyOf(refunds);
            disputes = List.copyOf(disputes);
        }

        public Booked(CardCharge charge, List<Refund> refunds) {
            this(charge, refunds, List.of());
        }
    }

    /**
     * Money was taken in another amount or currency than this payment's: not in the ledger until staff review it.
     *
     * @param closed when staff closed the review; empty while it is open
     */
    @StoredAs("in-review")
    record InReview(CardCharge charge, Optional<Instant> closed) implements PaymentState {

        public InReview(CardCharge charge) {
            this(charge, Optional.empty());
        }
    }

    /** Nobody paid in time. */
    @StoredAs("expired")
    record Expired() implements PaymentState {}

    /** Cancelled before anything was charged. */
    @StoredAs("cancelled")
    record Cancelled() implements PaymentState {}

    /** @param ref Stripe's id ({@code cs_...}) */
    record CheckoutSession(String ref, URI url, Instant expires) {}
}
