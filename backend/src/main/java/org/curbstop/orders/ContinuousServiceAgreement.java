package org.curbstop.orders;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.curbstop.common.PremiseId;
import org.curbstop.utility.ServiceType;

/**
 * An owner's agreement that service continues in the owner's name between tenants instead of being shut off.
 *
 * @param id the premise: it has one owner
 * @param account account under which it continues; empty: one is opened the first time
 * @param services services that continue
 */
public record ContinuousServiceAgreement(
        PremiseId id, long version, PersonId landlord, Optional<AccountId> account, Set<ServiceType> services, LocalDate from,
        Optional<LocalDate> until) {

    public ContinuousServiceAgreement {
        services = Set.copyOf(services);
    }

    public boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && until.map(last -> !day.isAfter(last)).orElse(true);
    }

    public ContinuousServiceAgreement withAccount(AccountId now) {
        return new ContinuousServiceAgreement(id, version, landlord, Optional.of(now), services, from, until);
    }
}
