package org.curbstop.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.Money;

/**
 * What a payer keeps.
 *
 * @param number nine digits, to be read out; proves nothing by itself
 * @param paidAt empty until the money was taken
 */
public record Receipt(
        PaymentId payment, String number, Outcome outcome, List<Allocation> allocations, Money fee, Money total, Money refunded,
        Optional<Instant> paidAt, Optional<CardFace> card, Language language) {

    public Receipt {
        allocations = List.copyOf(allocations);
    }
}
