package org.curbstop.identity;

import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Login;
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

    /** Whether they work for the utility, in whatever place. */
    public boolean isStaff() {
        return is(Role.STAFF) || is(Role.SUPERVISOR) || is(Role.OUTAGE_DESK);
    }
}
