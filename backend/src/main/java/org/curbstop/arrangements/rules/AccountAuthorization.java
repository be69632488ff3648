package org.curbstop.arrangements.rules;

import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.springframework.stereotype.Component;

/** Authorizes access to accounts. An account that the actor may not see is treated as nonexistent. */
@Component
public final class AccountAuthorization {

    private final Accounts accounts;

    public AccountAuthorization(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Returns the account if the actor may see it. The access is audited. */
    public Optional<Account> findViewable(AccountId account, Actor actor) {
        return accounts.findVisible(account, actor);
    }

    /** Returns the account if the actor may make commitments for it: the holder, a manager, staff or the application. */
    public Optional<Account> findManageable(AccountId account, Actor actor) {
        return accounts.findVisible(account, actor).filter(found -> found.isManageableBy(actor));
    }

    /** Returns the account for a medical claim, which tenants may also make. */
    public Optional<Account> findForMedicalClaim(AccountId account, Actor actor) {
        return findManageable(account, actor).or(() -> accounts.find(account)
                .filter(found -> actor.person().filter(person -> found.tenants().anyMatch(person::equals)).isPresent()));
    }

    public Optional<Account> find(AccountId account) {
        return accounts.find(account);
    }

    /** Returns whether the holder has consented to email. */
    public boolean acceptsEmail(AccountId account) {
        return accounts.find(account).flatMap(found -> accounts.findPerson(found.holder())).filter(Person::paperless).isPresent();
    }
}
