package org.curbstop.billing;

import java.math.BigDecimal;
import org.curbstop.usage.MeterId;
import org.curbstop.utility.ServiceType;

/** What one meter showed at both ends of the period. {@code used} in {@code unit} (kWh, kgal); estimated: nobody read it. */
public record MeterUsage(MeterId meter, ServiceType service, BigDecimal before, BigDecimal after, BigDecimal used, String unit,
        boolean estimated) {}
