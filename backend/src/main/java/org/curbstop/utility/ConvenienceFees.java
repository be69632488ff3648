package org.curbstop.utility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Money;

/** Fees charged to the customer by payment method; an unlisted method is free. */
public record ConvenienceFees(Map<Method, Fee> byMethod, Money zero) {

    public ConvenienceFees {
        byMethod = Map.copyOf(byMethod);
    }

    public enum Method { CARD, BANK }

    /**
     * @param flat fixed amount per payment
     * @param percent percentage of the amount, such as 2.35; half a cent is rounded up, in the utility's favor
     * @param cap maximum fee per payment, if any
     */
    public record Fee(Money flat, BigDecimal percent, Optional<Money> cap) {

        Money feeOn(Money amount) {
            Money fee = flat.plus(amount.times(percent.movePointLeft(2), RoundingMode.HALF_UP));
            return cap.map(fee::min).orElse(fee);
        }
    }

    /** Returns the fee on top of {@code amount}. */
    public Money feeOn(Method method, Money amount) {
        Fee fee = byMethod.get(method);
        return fee == null ? zero : fee.feeOn(amount);
    }
}
