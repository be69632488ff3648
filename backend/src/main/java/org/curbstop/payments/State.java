package org.curbstop.payments;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.store.StoredAs;

/** Where a payment stands. What leads from one to the next is {@link Course#next}, and nothing else. */
public sealed interface State {

    /** Somebody said yes; no card yet, or the page they had was closed. {@code attempts} counts what came to nothing. */
    @StoredAs("confirmed")
    record Confirmed(int attempts) implements State {}

    /** The hosted page is being opened (no page yet) or open. At most one is: two open pages could be paid twice. */
    @StoredAs("on-page")
    record OnPage(int attempt, Optional<Page> page) implements State {}

    /** A card is being charged; written down before the card company hears of it. {@code ref} is its id of this attempt. */
    @StoredAs("charging")
    record Charging(int attempt, String paymentMethod, Optional<String> ref, Instant since) implements State {}

    /** The card company did not answer: only asking it resolves this. */
    @StoredAs("unsure")
    record Unsure(int attempt, String paymentMethod, String ref, Instant since) implements State {}

    /** This attempt was not charged; another may follow. */
    @StoredAs("declined")
    record Declined(int attempt, Decline reason) implements State {}

    /** The card company has taken the money; the ledger does not know yet. */
    @StoredAs("taken")
    record Taken(Charge charge) implements State {}

    /** Taken, and in the ledger. */
    @StoredAs("booked")
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
    @StoredAs("in-review")
    record InReview(Charge charge) implements State {}

    /** Nobody paid in time. */
    @StoredAs("expired")
    record Expired() implements State {}

    /** Given up before anything was charged. */
    @StoredAs("cancelled")
    record Cancelled() implements State {}

    /** @param ref the card company's id ({@code cs_...}) */
    record Page(String ref, URI url, Instant expires) {}
}
