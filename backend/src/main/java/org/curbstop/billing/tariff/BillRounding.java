package org.curbstop.billing.tariff;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.curbstop.common.Money;

/** The only two places where a bill is rounded: prorated quantities and line amounts. */
public final class BillRounding {

    /** Quantities are printed with three decimals and billed as printed. */
    static final int QUANTITY_DECIMALS = 3;

    static final RoundingMode QUANTITY = RoundingMode.HALF_UP;

    /** The usual rule of utility tariffs: half a cent is rounded up. */
    private static final RoundingMode LINE = RoundingMode.HALF_UP;

    private BillRounding() {}

    public static BigDecimal quantity(BigDecimal exact) {
        return exact.setScale(QUANTITY_DECIMALS, QUANTITY);
    }

    /** Returns the amount of a line: quantity x rate, rounded to the cent. */
    public static Money line(BigDecimal quantity, BigDecimal rate, Currency currency) {
        BigDecimal exact = quantity.multiply(rate);
        return new Money(exact.movePointRight(currency.getDefaultFractionDigits()).setScale(0, LINE).longValueExact(), currency);
    }

    /** Splits {@code whole} by {@code weights}. Each part is rounded; the last takes the remainder, so that the parts add up. */
    static List<BigDecimal> shares(BigDecimal whole, List<Integer> weights) {
        BigDecimal total = BigDecimal.valueOf(weights.stream().mapToInt(Integer::intValue).sum());
        var shares = new ArrayList<BigDecimal>();
        BigDecimal left = whole;
        for (int weight : weights.subList(0, weights.size() - 1)) {
            BigDecimal share = whole.multiply(BigDecimal.valueOf(weight)).divide(total, QUANTITY_DECIMALS, QUANTITY);
            shares.add(share);
            left = left.subtract(share);
        }
        shares.add(left);
        return shares;
    }
}
