package org.curbstop.identity;

import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Login;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;

/**
 * Somebody who has signed in.
 *
 * @param login what the provider knows this login by, never reused for another person
 * @param name what to call them, as the provider says
 * @param person who they are to the utility; empty until proved, and for staff
 */
public record SignedInUser(Login login, String name, Set<UserRole> roles, Optional<PersonId> person) {

    public SignedInUser {
        roles = Set.copyOf(roles);
    }

    public boolean hasRole(UserRole role) {
        return roles.contains(role);
    }

    /**
     * As limits, capabilities and the audit trail know them. Of several roles the one that opens most counts; somebody of an agency is
     * nobody's staff.
     */
    public Actor actor(String origin) {
        String user = login.subject();
        if (hasRole(UserRole.STAFF) || hasRole(UserRole.SUPERVISOR)) {
            return Actor.atWorkplace(Actor.Workplace.OFFICE, user, origin);
        }
        if (hasRole(UserRole.OUTAGE_DESK)) {
            return Actor.atWorkplace(Actor.Workplace.OUTAGES, user, origin);
        }
        return hasRole(UserRole.AGENCY) ? agencyActor(origin) : new Actor(Channel.PORTAL, origin, person, Optional.empty());
    }

    /** As an agency's desk knows them, whatever else they are. */
    public Actor agencyActor(String origin) {
        return Actor.atWorkplace(Actor.Workplace.AGENCY, login.subject(), origin);
    }
}
