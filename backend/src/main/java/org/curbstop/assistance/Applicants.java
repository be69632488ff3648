package org.curbstop.assistance;

import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.billing.Bills;
import org.curbstop.billing.Owed;
import org.springframework.stereotype.Component;

/** Puts together what an agency is told of a household. */
@Component
final class Applicants {

    private final Accounts accounts;
    private final Bills bills;

    Applicants(Accounts accounts, Bills bills) {
        this.accounts = accounts;
        this.bills = bills;
    }

    /** Empty: the account is no more. */
    Optional<Applicant> of(Referral referral) {
        return accounts.find(referral.account()).map(account -> of(referral, account));
    }

    private Applicant of(Referral referral, Account account) {
        Optional<Person> person = referral.person().or(() -> Optional.of(account.holder())).flatMap(accounts::person);
        return new Applicant(
                person.map(Person::name).orElse(""), referral.phone().or(() -> person.flatMap(Person::phone)), account.premise().address().oneLine(),
                account.number().value(), bills.owed(account.id()).map(Owed::total));
    }
}
