package org.curbstop.payments;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a payment stands. What leads from one to the next is {@link Course#next}, and nothing else. */
public sealed interface State {

    /** Somebody said yes; no card yet, or the page they had was closed. {@code attempts} counts what came to nothing. */
    record Confirmed(int attempts) implements State {}

    /** The hosted page is being opened (no page yet) or open. At most one is: two open pages could be paid twice. */
    record OnPage(int attempt, Optional<Page> page) implements State {}

    /** A card is being charged; written down before the card company hears of it. {@code ref} is its id of this attempt. */
    record Charging(int attempt, String paymentMethod, Optional<String> ref, Instant since) implements State {}

    /** The card company did not answer: only asking it resolves this. */
    record Unsure(int attempt, String paymentMethod, String ref, Instant since) implements State {}

    /** This attempt was not charged; another may follow. */
    record Declined(int attempt, Decline reason) implements State {}

    /** The card company has taken the money; the ledger does not know yet. */
    record Taken(Charge charge) implements State {}

    /** Taken, and in the ledger. */
    record Booked(Charge charge, List<Refund> refunds, List<Dispute> disputes) implements State {
        public Booked {
            refunds = List.copyOf(refunds);
            disputes = List.copyOf(disputes);
        }

        Booked(Charge charge, List<Refund> refunds) {
            this(charge, refunds, List.of());
        }
    }

    /** Money was taken, but not this payment's amount or currency: in no ledger until staff have looked. */
    record InReview(Charge charge) implements State {}

    /** Nobody paid in time. */
    record Expired() implements State {}

    /** Given up before anything was charged. */
    record Cancelled() implements State {}

    /** @param ref the card company's id ({@code cs_...}) */
    record Page(String ref, URI url, Instant expires) {}
}
