package org.curbstop.arrangements;

import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Delegate;
import org.curbstop.accounts.Person;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.springframework.stereotype.Component;

/** Who may look and who may act. "Not yours" is answered like "no such account". */
@Component
final class Doorkeeper {

    private final Accounts accounts;

    Doorkeeper(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The account, with the look put on record. */
    Optional<Account> look(AccountId account, Asker who) {
        return accounts.show(account, who);
    }

    /** The account for somebody who may bind it: the holder, who acts as the holder, staff, the application. */
    Optional<Account> act(AccountId account, Asker who) {
        return accounts.show(account, who).filter(found -> who.isInside()
                || who.person().filter(person -> found.holder().equals(person)
                        || found.delegates().contains(new Delegate(person, Delegate.Role.MANAGER))).isPresent());
    }

    /** Whoever lives there may claim that health depends on it, though they are not the customer. */
    Optional<Account> claim(AccountId account, Asker who) {
        return act(account, who).or(() -> accounts.find(account).filter(found -> who.person().filter(person -> found.tenants().anyMatch(person::equals)).isPresent()));
    }

    Optional<Account> find(AccountId account) {
        return accounts.find(account);
    }

    /** Whether the holder has agreed to be written to by e-mail. */
    boolean readsMail(AccountId account) {
        return accounts.find(account).flatMap(found -> accounts.person(found.holder())).filter(Person::paperless).isPresent();
    }

    static String name(Asker staff) {
        return staff.staff().orElseThrow(() -> new IllegalArgumentException("only a person of the utility does this"));
    }
}
