package org.curbstop.utility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Money;

/** What paying costs the customer, by way of paying; a way that is not listed is free. */
public record ConvenienceFees(Map<Method, Fee> byMethod, Money zero) {

    public ConvenienceFees {
        byMethod = Map.copyOf(byMethod);
    }

    public enum Method { CARD, BANK }

    /**
     * @param flat per payment
     * @param percent of the amount, such as 2.35; half a cent rounds up, to the utility
     * @param cap the most that one payment costs, if there is one
     */
    public record Fee(Money flat, BigDecimal percent, Optional<Money> cap) {

        Money feeOn(Money amount) {
            Money fee = flat.plus(amount.times(percent.movePointLeft(2), RoundingMode.HALF_UP));
            return cap.map(fee::min).orElse(fee);
        }
    }

    /** The fee on top of {@code amount}. */
    public Money feeOn(Method method, Money amount) {
        Fee fee = byMethod.get(method);
        return fee == null ? zero : fee.feeOn(amount);
    }
}
