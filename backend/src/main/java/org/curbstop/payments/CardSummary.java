package org.curbstop.payments;

import org.curbstop.common.InvalidValueException;

/** What identifies a card to a person; never more of its number than this. {@code brand} is {@code visa}, {@code mastercard}, ... */
public record CardSummary(String brand, String last4) {

    public CardSummary {
        if (!last4.matches("\\d{4}")) {
            throw new InvalidValueException("invalid.last4", "four digits and never more");
        }
    }
}
