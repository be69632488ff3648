package org.curbstop.sandbox.millbrook;

import java.util.Optional;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.orders.ContinuousServiceAgreement;
import org.curbstop.orders.premises.ContinuousServiceAgreements;
import org.curbstop.utility.ServiceType;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Creates Cy's continuous service agreement for 5 Cedar Ct, which includes the electricity that Tess has now. */
@Component
@Profile("!production")
record SampleLandlordAgreement(ContinuousServiceAgreements landlords) implements SmartInitializingSingleton {

    @Override
    public void afterSingletonsInstantiated() {
        landlords.create(new ContinuousServiceAgreement(
                SampleStreet.CEDAR.house(5).id(), 0, SamplePerson.CY.id(), Optional.of(new AccountId("acct_100200633")),
                Set.of(ServiceType.ELECTRIC, ServiceType.WATER, ServiceType.SEWER), SampleTownLoader.SINCE, Optional.empty()),
                Actor.SYSTEM);
    }
}
