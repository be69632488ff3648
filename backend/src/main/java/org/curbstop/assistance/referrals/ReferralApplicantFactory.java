package org.curbstop.assistance.referrals;

import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bills;
import org.springframework.stereotype.Component;

/** Creates what an agency sees of a household. */
@Component
public final class ReferralApplicantFactory {

    private final Accounts accounts;
    private final Bills bills;

    public ReferralApplicantFactory(Accounts accounts, Bills bills) {
        this.accounts = accounts;
        this.bills = bills;
    }

    /** Empty if the account no longer exists. */
    Optional<ReferralApplicant> create(Referral referral) {
        return accounts.find(referral.account()).map(account -> create(referral, account));
    }

    private ReferralApplicant create(Referral referral, Account account) {
        Optional<Person> person = referral.person().or(() -> Optional.of(account.holder())).flatMap(accounts::findPerson);
        return new ReferralApplicant(
                person.map(Person::name).orElse(""), referral.phone().or(() -> person.flatMap(Person::phone)),
                account.premise().address().oneLine(),
                account.number().value(), bills.owed(account.id()).map(AmountOwed::total));
    }
}
