package org.curbstop.orders;

import java.util.List;
import org.curbstop.accounts.Premise;
import org.curbstop.utility.UtilityService;

/**
 * A place where service can be ordered. Who lives there or pays is never said.
 *
 * @param services what is supplied there
 */
public record Place(Premise premise, Responsible responsible, List<UtilityService> services) {

    public Place {
        services = List.copyOf(services);
    }

    /** Who is responsible for what is used there now. */
    public enum Responsible { NOBODY, A_CUSTOMER, THE_OWNER_BETWEEN_TENANTS }
}
