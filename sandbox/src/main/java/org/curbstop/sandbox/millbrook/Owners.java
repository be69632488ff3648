package org.curbstop.sandbox.millbrook;

import java.util.Optional;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.orders.ContinuousService;
import org.curbstop.orders.Landlords;
import org.curbstop.utility.UtilityService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Cy keeps service on at 5 Cedar Ct between tenants, the electricity that is Tess's today too. */
@Component
@Profile("!production")
class Owners implements SmartInitializingSingleton {

    private final Landlords landlords;

    Owners(Landlords landlords) {
        this.landlords = landlords;
    }

    @Override
    public void afterSingletonsInstantiated() {
        landlords.agree(new ContinuousService(
                Street.CEDAR.house(5).id(), 0, People.CY.id(), Optional.of(new AccountId("acct_100200633")),
                Set.of(UtilityService.ELECTRIC, UtilityService.WATER, UtilityService.SEWER), Millbrook.SINCE, Optional.empty()), Asker.SYSTEM);
    }
}
