package org.curbstop.payments;

import java.util.Optional;
import org.curbstop.common.Money;

/**
 * What a payment would cost, shown before anybody chooses.
 *
 * @param total amount and fee: what the card is charged
 * @param refusal why such a payment is not taken, if it is not
 */
public record PaymentQuote(Money amount, Money fee, Money total, Optional<LimitRefusal> refusal) {

    /** @param limit the least, the most, or zero where the limit is no amount of money */
    public record LimitRefusal(LimitReason reason, Money limit, int accounts) {

        public enum LimitReason { TOO_LITTLE, TOO_MUCH, TOO_MANY_ACCOUNTS }

        /** {@code payment.refused.too-little}. */
        public String messageKey() {
            return "payment.refused." + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
