package org.curbstop.billing;

import java.math.BigDecimal;
import org.curbstop.utility.UtilityService;
import org.curbstop.usage.MeterId;

/** What one meter showed at both ends of the period. {@code used} in {@code unit} (kWh, kgal); estimated: nobody read it. */
public record MeterUse(MeterId meter, UtilityService service, BigDecimal before, BigDecimal after, BigDecimal used, String unit, boolean estimated) {}
