package org.curbstop.billing;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A tariff as it stands from a day on.
 *
 * @param source the ordinance or resolution it was set by
 */
record TariffVersion(
        String tariff,
        LocalDate from,
        String source,
        Currency currency,
        MonthRule month,
        Map<String, Charge> charges,
        List<Charge.Tax> taxes,
        Map<String, Charge.Fee> fees) {

    static Map<String, Charge> byId(List<Charge> charges) {
        return charges.stream().collect(Collectors.toMap(c -> c.head().id(), Function.identity(), (a, b) -> a, java.util.LinkedHashMap::new));
    }

    Optional<Charge> charge(String id) {
        return Optional.ofNullable(charges.get(id));
    }
}
