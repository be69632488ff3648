package org.curbstop.billing.tariff;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.billing.BillingDeterminants;
import org.curbstop.billing.BillingMeasure;
import org.curbstop.utility.ServiceType;

/** A charge of a tariff. Versions with equal charges bill them as one line. */
sealed interface TariffCharge {

    ChargeHeader head();

    /**
     * @param classes customer classes that it applies to
     * @param where sizes that it applies to, such as {@code municipality: [tualatin, durham]}; empty for all
     */
    record ChargeHeader(String id, ServiceType service, Map<String, String> name, Set<String> classes, Map<String, List<String>> where) {

        boolean appliesTo(BillingDeterminants determinants) {
            return classes.contains(determinants.customerClass())
                    && determinants.services().contains(service)
                    && where.entrySet().stream().allMatch(w -> w.getValue().contains(determinants.sizes().getOrDefault(w.getKey(), "")));
        }
    }

    /** Fixed monthly charge, the same for all or by a size ({@code meter}, {@code bin}). */
    record FixedCharge(ChargeHeader head, Optional<String> by, Map<String, BigDecimal> amounts) implements TariffCharge {

        static final String ANY = "any";

        /** Returns empty if the tariff has no amount for this customer's size. */
        Optional<BigDecimal> monthly(BillingDeterminants determinants) {
            return Optional.ofNullable(amounts.get(by.map(size -> determinants.sizes().getOrDefault(size, "")).orElse(ANY)));
        }
    }

    /** Monthly charge per unit, independent of usage: demand, impervious surface. */
    record UnitCharge(ChargeHeader head, BillingMeasure measure, BigDecimal rate) implements TariffCharge {}

    /** Charge by usage, in tiers whose monthly bounds scale with the length of the period. */
    record VolumetricCharge(ChargeHeader head, BillingMeasure measure, Optional<BillingMeasure> capMeasure,
            Optional<BillingMeasure> reduction, List<RateTier> tiers) implements TariffCharge {}

    /** @param to upper bound per month; empty for the last tier */
    record RateTier(Optional<BigDecimal> to, BigDecimal rate) {}

    /** A share of the sum of the lines of some services. It is listed under {@code service}. */
    record Tax(ChargeHeader head, Set<ServiceType> on, BigDecimal share) {}

    /** A one-time charge for an event. */
    record Fee(ChargeHeader head, BigDecimal amount) {}
}
