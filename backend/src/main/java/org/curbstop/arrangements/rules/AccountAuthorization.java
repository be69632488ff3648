package org.curbstop.arrangements.rules;

import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.springframework.stereotype.Component;

/** Who may look and who may act. "Not yours" is answered like "no such account". */
@Component
public final class AccountAuthorization {

    private final Accounts accounts;

    public AccountAuthorization(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The account; the access is audited. */
    public Optional<Account> findViewable(AccountId account, Actor actor) {
        return accounts.findVisible(account, actor);
    }

    /** The account for somebody who may bind it: the holder, who acts as the holder, staff, the application. */
    public Optional<Account> findManageable(AccountId account, Actor actor) {
        return accounts.findVisible(account, actor).filter(found -> found.isManageableBy(actor));
    }

    /** Whoever lives there may claim that health depends on it, though they are not the customer. */
    public Optional<Account> findForMedicalClaim(AccountId account, Actor actor) {
        return findManageable(account, actor).or(() -> accounts.find(account)
                .filter(found -> actor.person().filter(person -> found.tenants().anyMatch(person::equals)).isPresent()));
    }

    public Optional<Account> find(AccountId account) {
        return accounts.find(account);
    }

    /** Whether the holder has agreed to be written to by e-mail. */
    public boolean acceptsEmail(AccountId account) {
        return accounts.find(account).flatMap(found -> accounts.findPerson(found.holder())).filter(Person::paperless).isPresent();
    }

    public static String requireStaff(Actor staff) {
        return staff.staff().orElseThrow(() -> new IllegalArgumentException("only a person of the utility does this"));
    }
}
