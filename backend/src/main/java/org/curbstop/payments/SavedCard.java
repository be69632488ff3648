package org.curbstop.payments;

import java.time.YearMonth;

/** A card saved at Stripe; {@code paymentMethod} is the argument of {@link Payments#charge}. */
public record SavedCard(String paymentMethod, CardSummary face, YearMonth expires) {

    public boolean isExpired(YearMonth now) {
        return expires.isBefore(now);
    }
}
