package org.curbstop.billing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.utility.UtilityService;

/** One charge of a tariff. Two versions of a tariff whose charge is equal bill it as one line. */
sealed interface Charge {

    Head head();

    /**
     * @param classes the customer classes it applies to
     * @param where sizes it applies to, for example {@code municipality: [tualatin, durham]}; empty: everywhere
     */
    record Head(String id, UtilityService service, Map<String, String> name, Set<String> classes, Map<String, List<String>> where) {

        boolean appliesTo(Basis basis) {
            return classes.contains(basis.customerClass())
                    && basis.services().contains(service)
                    && where.entrySet().stream().allMatch(w -> w.getValue().contains(basis.sizes().getOrDefault(w.getKey(), "")));
        }
    }

    /** So much a month, the same for all or by a size ({@code meter}, {@code bin}). */
    record Fixed(Head head, Optional<String> by, Map<String, BigDecimal> amounts) implements Charge {

        static final String ANY = "any";

        /** Empty: the tariff has no amount for this customer's size. */
        Optional<BigDecimal> monthly(Basis basis) {
            return Optional.ofNullable(amounts.get(by.map(size -> basis.sizes().getOrDefault(size, "")).orElse(ANY)));
        }
    }

    /** So much a month for each unit, however long it was used: demand, hard surface. */
    record PerUnit(Head head, Measure of, BigDecimal rate) implements Charge {}

    /** By use, in tiers that are as wide as the period is long. */
    record ByUse(Head head, Measure of, Optional<Measure> cap, Optional<Measure> less, List<Tier> tiers) implements Charge {}

    /** @param to upper end, a month; empty for the last */
    record Tier(Optional<BigDecimal> to, BigDecimal rate) {}

    /** A share of what the lines of some services come to. {@code service} is the one whose part of the bill it stands in. */
    record Tax(Head head, Set<UtilityService> on, BigDecimal share) {}

    /** Charged once, when something happens. */
    record Fee(Head head, BigDecimal amount) {}
}
