package org.curbstop.orders;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.curbstop.common.PremiseId;
import org.curbstop.utility.UtilityService;

/**
 * An owner's word that between tenants service goes on in the owner's name instead of being shut off.
 *
 * @param id the place: it has one owner
 * @param account under which it goes on; empty: one is opened when it first happens
 * @param services that go on
 */
public record ContinuousService(
        PremiseId id, long version, PersonId landlord, Optional<AccountId> account, Set<UtilityService> services, LocalDate from, Optional<LocalDate> until) {

    public ContinuousService {
        services = Set.copyOf(services);
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && until.map(last -> !day.isAfter(last)).orElse(true);
    }

    ContinuousService under(AccountId now) {
        return new ContinuousService(id, version, landlord, Optional.of(now), services, from, until);
    }
}
