package org.curbstop.billing.tariff;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A tariff version, in force from a day on.
 *
 * @param source ordinance or resolution that set it
 */
record TariffVersion(
        String tariff,
        LocalDate from,
        String source,
        Currency currency,
        BillingMonthRule month,
        Map<String, TariffCharge> charges,
        List<TariffCharge.Tax> taxes,
        Map<String, TariffCharge.Fee> fees) {

    static Map<String, TariffCharge> byId(List<TariffCharge> charges) {
        return charges.stream()
                .collect(Collectors.toMap(c -> c.head().id(), Function.identity(), (a, b) -> a, java.util.LinkedHashMap::new));
    }

    Optional<TariffCharge> charge(String id) {
        return Optional.ofNullable(charges.get(id));
    }
}
