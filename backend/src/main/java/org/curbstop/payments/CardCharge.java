package org.curbstop.payments;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * A charge that Stripe reports as taken.
 *
 * @param ref Stripe's id of the payment intent ({@code pi_...})
 * @param charge Stripe's id of the charge itself ({@code ch_...}), by which reviews list it
 * @param payment our payment that the charge names, if any
 */
public record CardCharge(String ref, String charge, Money amount, Instant at, Optional<CardSummary> card, Optional<PaymentId> payment) {

    public CardCharge(String ref, String charge, Money amount, Instant at, Optional<CardSummary> card) {
        this(ref, charge, amount, at, card, Optional.empty());
    }
}
