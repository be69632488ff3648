package org.curbstop.payments;

import org.curbstop.common.Invalid;

/** What a person knows a card by; never more of its number than this. {@code brand} is {@code visa}, {@code mastercard}, ... */
public record CardFace(String brand, String last4) {

    public CardFace {
        if (!last4.matches("\\d{4}")) {
            throw new Invalid("invalid.last4", "four digits and never more");
        }
    }
}
