package org.curbstop.identity;

import java.util.Optional;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;

/**
 * Somebody who has signed in.
 *
 * @param login what the provider knows this login by: issuer and subject, never reused for another person
 * @param name what to call them
 * @param person who they are to the utility; empty until an account was linked by proof, and for staff
 * @param accounts the accounts this login may see, every one proved or held by {@code person}
 */
public record SignedIn(String login, String name, Set<Role> roles, Optional<PersonId> person, Set<AccountId> accounts) {

    public SignedIn {
        roles = Set.copyOf(roles);
        accounts = Set.copyOf(accounts);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
