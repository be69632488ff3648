package org.curbstop.orders;

import java.util.List;
import org.curbstop.accounts.Premise;
import org.curbstop.utility.ServiceType;

/**
 * A place where service can be ordered. Who lives there or pays is never said.
 *
 * @param services what is supplied there
 */
public record ServiceablePremise(Premise premise, ResponsibleParty responsible, List<ServiceType> services) {

    public ServiceablePremise {
        services = List.copyOf(services);
    }

    /** Who is responsible for what is used there now. */
    public enum ResponsibleParty { NOBODY, A_CUSTOMER, THE_OWNER_BETWEEN_TENANTS }
}
