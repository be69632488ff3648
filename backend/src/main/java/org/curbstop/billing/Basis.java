package org.curbstop.billing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.curbstop.utility.UtilityService;

/**
 * All that a tariff needs to make the lines of a bill. It is kept with the bill, so that the bill can be made again.
 *
 * @param customerClass as the tariff names it: {@code residential}, {@code commercial}
 * @param services what the account is served with
 * @param measures what was measured
 * @param sizes what was chosen or fitted: {@code meter} in inches, {@code bin} in gallons
 */
public record Basis(
        String customerClass,
        ServicePeriod period,
        Set<UtilityService> services,
        Map<Measure, BigDecimal> measures,
        Map<String, String> sizes) {

    public Basis {
        services = Set.copyOf(services);
        measures = Map.copyOf(measures);
        sizes = Map.copyOf(sizes);
    }

    public BigDecimal measured(Measure measure) {
        return measures.getOrDefault(measure, BigDecimal.ZERO);
    }

    /** The same customer, with these services alone. */
    Basis only(Set<UtilityService> some) {
        return new Basis(customerClass, period, some, measures, sizes);
    }

    /** The same customer over another period. */
    Basis over(ServicePeriod other, Map<Measure, BigDecimal> measured) {
        return new Basis(customerClass, other, services, measured, sizes);
    }
}
