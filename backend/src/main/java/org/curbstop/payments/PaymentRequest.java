package org.curbstop.payments;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.curbstop.common.Channel;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;

/**
 * What the payer confirmed.
 *
 * @param key identifies the confirmation (a conversation and its step, a form's token): the same key never makes a second payment
 * @param payer the payer, if known; empty for a guest
 * @param receiptTo email address or E.164 number as the payer gave it; not needed to get a receipt
 */
public record PaymentRequest(
        String key, List<Allocation> allocations, Channel channel, Language language, Optional<PersonId> payer,
        Optional<String> receiptTo) {

    public PaymentRequest {
        allocations = List.copyOf(allocations);
        if (key.isBlank() || key.length() > 200) {
            throw new InvalidValueException("invalid.order-key", "1 to 200 characters");
        }
        if (allocations.isEmpty()) {
            throw new InvalidValueException("invalid.order", "at least one account");
        }
        if (allocations.stream().map(Allocation::account).collect(Collectors.toSet()).size() < allocations.size()) {
            throw new InvalidValueException("invalid.order", "each account once");
        }
    }

    /** Returns the amount that goes to the accounts, without the fee. */
    public Money amount() {
        return Money.sum(allocations.getFirst().amount().currency(), allocations.stream().map(Allocation::amount).toList());
    }
}
