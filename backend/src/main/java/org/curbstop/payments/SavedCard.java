package org.curbstop.payments;

import java.time.YearMonth;

/** A card kept at the card company for later; {@code paymentMethod} is what {@link Payments#charge} takes. */
public record SavedCard(String paymentMethod, CardFace face, YearMonth expires) {

    public boolean expired(YearMonth now) {
        return expires.isBefore(now);
    }
}
