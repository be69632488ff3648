package org.curbstop.billing.tariff;

import java.math.BigDecimal;

/**
 * Length of a billing month. Meters are read on working days, so {@code atLeast} to {@code atMost} days are billed as one month, twice that
 * as two. Any other period (move-in or move-out) is prorated by day, with {@code days} days to a month.
 */
record BillingMonthRule(int days, int atLeast, int atMost) {

    /** Returns months to three decimals, half up: 0.467 for 14 days. */
    BigDecimal months(int period) {
        int whole = Math.max(1, (2 * period + 30) / 61); // the nearest number of months of 30.5 days
        return period >= whole * atLeast && period <= whole * atMost
                ? BigDecimal.valueOf(whole)
                : BigDecimal.valueOf(period).divide(BigDecimal.valueOf(days), BillRounding.QUANTITY_DECIMALS, BillRounding.QUANTITY);
    }
}
