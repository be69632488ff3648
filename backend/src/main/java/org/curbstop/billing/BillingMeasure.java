package org.curbstop.billing;

import java.util.Arrays;
import java.util.Optional;

/** Quantities that a charge can be based on. Tariff files refer to them by code. */
public enum BillingMeasure {
    /** Energy used in the period. */
    ELECTRIC("electric", "kWh"),
    /** Highest 15-minute demand of the period. */
    DEMAND("demand", "kW"),
    /** Water used in the period. */
    WATER("water", "kgal"),
    /** Average monthly water use last winter, without irrigation: an estimate of the flow to the sewer. */
    WINTER_AVERAGE("winter-average", "kgal"),
    /** Share of the water that never reaches the sewer (0.15 for 15%). */
    EVAPORATION("evaporation", "share"),
    /** Impervious surface in equivalent residential units. */
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
