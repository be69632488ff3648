package org.curbstop.payments;

import java.util.Optional;
import org.curbstop.common.Money;

/**
 * Cost of a payment, shown before anybody chooses.
 *
 * @param total amount and fee: what the card is charged
 * @param refusal why such a payment is not accepted, if so
 */
public record PaymentQuote(Money amount, Money fee, Money total, Optional<LimitRefusal> refusal) {

    /** @param limit the minimum, the maximum, or zero if the limit is no amount of money */
    public record LimitRefusal(LimitReason reason, Money limit, int accounts) {

        public enum LimitReason { TOO_LITTLE, TOO_MUCH, TOO_MANY_ACCOUNTS }

        /** Returns a key such as {@code payment.refused.too-little}. */
        public String messageKey() {
            return "payment.refused." + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
