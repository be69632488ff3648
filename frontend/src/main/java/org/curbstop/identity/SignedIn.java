package org.curbstop.identity;

import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Login;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;

/**
 * Somebody who has signed in.
 *
 * @param login what the provider knows this login by, never reused for another person
 * @param name what to call them, as the provider says
 * @param person who they are to the utility; empty until proved, and for staff
 */
public record SignedIn(Login login, String name, Set<Role> roles, Optional<PersonId> person) {

    public SignedIn {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /**
     * As limits, capabilities and the audit trail know them. Of several roles the one that opens most counts; somebody of an agency is nobody's
     * staff.
     */
    public Asker asker(String origin) {
        String user = login.subject();
        if (is(Role.STAFF) || is(Role.SUPERVISOR)) {
            return Asker.at(Asker.Place.OFFICE, user, origin);
        }
        if (is(Role.OUTAGE_DESK)) {
            return Asker.at(Asker.Place.OUTAGES, user, origin);
        }
        return is(Role.AGENCY) ? atAgency(origin) : new Asker(Channel.PORTAL, origin, person, Optional.empty());
    }

    /** As an agency's desk knows them, whatever else they are. */
    public Asker atAgency(String origin) {
        return Asker.at(Asker.Place.AGENCY, login.subject(), origin);
    }
}
