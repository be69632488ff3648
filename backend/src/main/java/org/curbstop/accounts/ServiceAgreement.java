package org.curbstop.accounts;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.curbstop.utility.ServiceType;

/**
 * One service supplied under an account, under one rate.
 *
 * @param rate code of the rate in the tariff book: {@code residential}
 * @param meter the meter that counts it; empty for a service without one
 * @param terms what the rate needs to know, by the tariff's own names: {@code meter-size}, {@code municipality}
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
