package org.curbstop.billing;

import java.util.Arrays;
import java.util.Optional;

/** What a charge can be counted by. Tariff files name it by its code. */
public enum BillingMeasure {
    /** Energy of the period. */
    ELECTRIC("electric", "kWh"),
    /** The highest quarter hour of the period. */
    DEMAND("demand", "kW"),
    /** Water of the period. */
    WATER("water", "kgal"),
    /** Water a month in last winter, when gardens rest: what a home sends to the sewer. */
    WINTER_AVERAGE("winter-average", "kgal"),
    /** Share of the water that never reaches the sewer (0.15: 15 %). */
    EVAPORATION("evaporation", "share"),
    /** Equivalent residential units of hard surface. */
    IMPERVIOUS("impervious", "ERU");

    private final String code;
    private final String unit;

    BillingMeasure(String code, String unit) {
        this.code = code;
        this.unit = unit;
    }

    public String code() {
        return code;
    }

    public String unit() {
        return unit;
    }

    public static Optional<BillingMeasure> of(String code) {
        return Arrays.stream(values()).filter(m -> m.code.equals(code)).findFirst();
    }
}
