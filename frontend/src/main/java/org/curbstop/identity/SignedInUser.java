package org.curbstop.identity;

import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Login;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;

/**
 * A signed-in user.
 *
 * @param login identity at the provider, never reused for another person
 * @param name display name from the provider
 * @param person the customer behind the login; empty until linked, and for staff
 */
public record SignedInUser(Login login, String name, Set<UserRole> roles, Optional<PersonId> person) {

    public SignedInUser {
        roles = Set.copyOf(roles);
    }

    public boolean hasRole(UserRole role) {
        return roles.contains(role);
    }

    /**
     * Returns the actor under which limits, capabilities and the audit trail record this user. Of several roles, the one with the most
     * access counts; agency users are never recorded as staff.
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

    /** Returns this user as an agency user, regardless of other roles. */
    public Actor agencyActor(String origin) {
        return Actor.atWorkplace(Actor.Workplace.AGENCY, login.subject(), origin);
    }
}
