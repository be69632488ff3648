package org.curbstop.payments;

import java.time.YearMonth;

/** A card kept at Stripe for later; {@code paymentMethod} is what {@link Payments#charge} takes. */
public record SavedCard(String paymentMethod, CardSummary face, YearMonth expires) {

    public boolean isExpired(YearMonth now) {
        return expires.isBefore(now);
    }
}
