package org.curbstop.billing.tariff;

import java.math.BigDecimal;

/**
 * How long a month is to a tariff. Meters are read on working days, so a "month" of {@code atLeast} to {@code atMost} days is billed
 * as one, two of that length as two; any other period (moving in or out) by its days, a month having {@code days}.
 */
record BillingMonthRule(int days, int atLeast, int atMost) {

    /** To three decimals, half up: 0.467 months for 14 days. */
    BigDecimal months(int period) {
        int whole = Math.max(1, (2 * period + 30) / 61); // the nearest number of months, of 30.5 days each
        return period >= whole * atLeast && period <= whole * atMost
                ? BigDecimal.valueOf(whole)
                : BigDecimal.valueOf(period).divide(BigDecimal.valueOf(days), BillRounding.QUANTITY_DECIMALS, BillRounding.QUANTITY);
    }
}
