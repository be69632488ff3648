package org.curbstop.billing;

import java.math.BigDecimal;
import org.curbstop.usage.MeterId;
import org.curbstop.utility.ServiceType;

/** Reads of one meter at both ends of the period; {@code used} is in {@code unit} (kWh, kgal), {@code estimated} if it was not read. */
public record MeterUsage(MeterId meter, ServiceType service, BigDecimal before, BigDecimal after, BigDecimal used, String unit,
        boolean estimated) {}
