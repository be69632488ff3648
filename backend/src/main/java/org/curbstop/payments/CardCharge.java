package org.curbstop.payments;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * Money that Stripe says it took.
 *
 * @param ref Stripe's id of what was paid ({@code pi_...})
 * @param charge its id of the charge itself ({@code ch_...}), by which the daily close finds it
 * @param payment the payment of ours that the charge itself names; empty where it names none
 */
public record CardCharge(String ref, String charge, Money amount, Instant at, Optional<CardSummary> card, Optional<PaymentId> payment) {

    public CardCharge(String ref, String charge, Money amount, Instant at, Optional<CardSummary> card) {
        this(ref, charge, amount, at, card, Optional.empty());
    }
}
