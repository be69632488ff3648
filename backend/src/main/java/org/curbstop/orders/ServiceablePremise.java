package org.curbstop.orders;

import java.util.List;
import org.curbstop.accounts.Premise;
import org.curbstop.utility.ServiceType;

/**
 * A premise where service can be ordered. Never discloses who lives there or pays.
 *
 * @param services services supplied there
 */
public record ServiceablePremise(Premise premise, ResponsibleParty responsible, List<ServiceType> services) {

    public ServiceablePremise {
        services = List.copyOf(services);
    }

    /** Party responsible for usage there now. */
    public enum ResponsibleParty { NOBODY, A_CUSTOMER, THE_OWNER_BETWEEN_TENANTS }
}
