package org.curbstop.billing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.curbstop.utility.ServiceType;

/**
 * Everything a tariff needs to compute the lines of a bill. Stored with the bill, so that it can be recomputed.
 *
 * @param customerClass class name in the tariff: {@code residential}, {@code commercial}
 * @param services services supplied to the account
 * @param measures measured quantities
 * @param sizes installed or chosen sizes: {@code meter} in inches, {@code bin} in gallons
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

    /** Returns a copy limited to the given services. */
    BillingDeterminants withServices(Set<ServiceType> some) {
        return new BillingDeterminants(customerClass, period, some, measures, sizes);
    }

    /** Returns a copy for another period. */
    BillingDeterminants withPeriod(ServicePeriod other, Map<BillingMeasure, BigDecimal> measured) {
        return new BillingDeterminants(customerClass, other, services, measured, sizes);
    }
}
