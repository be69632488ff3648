package org.curbstop.billing.tariff;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.billing.BillingDeterminants;
import org.curbstop.billing.BillingMeasure;
import org.curbstop.utility.ServiceType;

/** One charge of a tariff. Two versions of a tariff whose charge is equal bill it as one line. */
sealed interface TariffCharge {

    ChargeHeader head();

    /**
     * @param classes the customer classes it applies to
     * @param where sizes it applies to, for example {@code municipality: [tualatin, durham]}; empty: everywhere
     */
    record ChargeHeader(String id, ServiceType service, Map<String, String> name, Set<String> classes, Map<String, List<String>> where) {

        boolean appliesTo(BillingDeterminants determinants) {
            return classes.contains(determinants.customerClass())
                    && determinants.services().contains(service)
                    && where.entrySet().stream().allMatch(w -> w.getValue().contains(determinants.sizes().getOrDefault(w.getKey(), "")));
        }
    }

    /** So much a month, the same for all or by a size ({@code meter}, {@code bin}). */
    record FixedCharge(ChargeHeader head, Optional<String> by, Map<String, BigDecimal> amounts) implements TariffCharge {

        static final String ANY = "any";

        /** Empty: the tariff has no amount for this customer's size. */
        Optional<BigDecimal> monthly(BillingDeterminants determinants) {
            return Optional.ofNullable(amounts.get(by.map(size -> determinants.sizes().getOrDefault(size, "")).orElse(ANY)));
        }
    }

    /** So much a month for each unit, however long it was used: demand, hard surface. */
    record UnitCharge(ChargeHeader head, BillingMeasure of, BigDecimal rate) implements TariffCharge {}

    /** By use, in tiers that are as wide as the period is long. */
    record VolumetricCharge(ChargeHeader head, BillingMeasure of, Optional<BillingMeasure> cap, Optional<BillingMeasure> less,
            List<RateTier> tiers) implements TariffCharge {}

    /** @param to upper end, a month; empty for the last */
    record RateTier(Optional<BigDecimal> to, BigDecimal rate) {}

    /** A share of the sum of the lines of some services. {@code service} is the one in whose part of the bill it appears. */
    record Tax(ChargeHeader head, Set<ServiceType> on, BigDecimal share) {}

    /** Charged once, when something happens. */
    record Fee(ChargeHeader head, BigDecimal amount) {}
}
