package org.curbstop.billing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.curbstop.utility.ServiceType;

/**
 * All that a tariff needs to make the lines of a bill. It is kept with the bill, so that the bill can be made again.
 *
 * @param customerClass as the tariff names it: {@code residential}, {@code commercial}
 * @param services what the account is served with
 * @param measures what was measured
 * @param sizes what was chosen or fitted: {@code meter} in inches, {@code bin} in gallons
 */
public record BillingDeterminants(
        String customerClass,
        ServicePeriod period,
        Set<ServiceType> services,
        Map<BillingMeasure, BigDecimal> measures,
        Map<String, String> sizes) {

    public BillingDeterminants {
        services = Set.copyOf(services);
        measures = Map.copyOf(measures);
        sizes = Map.copyOf(sizes);
    }

    public BigDecimal measured(BillingMeasure measure) {
        return measures.getOrDefault(measure, BigDecimal.ZERO);
    }

    /** The same customer, with these services alone. */
    BillingDeterminants withServices(Set<ServiceType> some) {
        return new BillingDeterminants(customerClass, period, some, measures, sizes);
    }

    /** The same customer over another period. */
    BillingDeterminants withPeriod(ServicePeriod other, Map<BillingMeasure, BigDecimal> measured) {
        return new BillingDeterminants(customerClass, other, services, measured, sizes);
    }
}
