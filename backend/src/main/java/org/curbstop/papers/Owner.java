package org.curbstop.papers;

import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;

/**
 * Whom a paper concerns, as far as that is known when it comes in.
 *
 * @param account everybody to whom this account is open may see it
 * @param person who sent it, signed in or proved otherwise; may see it
 */
public record Owner(Optional<AccountId> account, Optional<PersonId> person) {

    /** Somebody of whom nothing is proved: only staff can open it until a capability {@linkplain Papers#claim claims} it for an account. */
    public static final Owner UNKNOWN = new Owner(Optional.empty(), Optional.empty());

    public static Owner of(AccountId account) {
        return new Owner(Optional.of(account), Optional.empty());
    }

    public static Owner of(PersonId person) {
        return new Owner(Optional.empty(), Optional.of(person));
    }

    Owner with(AccountId known) {
        return new Owner(Optional.of(known), person);
    }
}
