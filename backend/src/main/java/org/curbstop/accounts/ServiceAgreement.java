package org.curbstop.accounts;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.curbstop.utility.ServiceType;

/**
 * One service supplied under an account at one rate.
 *
 * @param rate code of the rate in the tariff: {@code residential}
 * @param meter meter that measures it; empty for an unmetered service
 * @param terms inputs to the rate, named as in the tariff: {@code meter-size}, {@code municipality}
 * @param from first day of service
 * @param until last day of service, once it is stopped
 */
public record ServiceAgreement(
        ServiceType service, String rate, Optional<String> meter, Map<String, String> terms, LocalDate from, Optional<LocalDate> until) {

    public ServiceAgreement {
        terms = Map.copyOf(terms);
    }

    public boolean isActiveOn(LocalDate day) {
        return !day.isBefore(from) && until.map(last -> !day.isAfter(last)).orElse(true);
    }
}
