package org.curbstop.orders;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.curbstop.common.PremiseId;
import org.curbstop.utility.ServiceType;

/**
 * An owner's word that between tenants service goes on in the owner's name instead of being shut off.
 *
 * @param id the place: it has one owner
 * @param account under which it goes on; empty: one is opened when it first happens
 * @param services that go on
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
