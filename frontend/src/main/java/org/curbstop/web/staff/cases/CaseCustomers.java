package org.curbstop.web.staff.cases;

import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.cases.HandOffContext;

/** Identifies the customer of a hand-off: verified, by account, or only by the calling number. */
@org.springframework.stereotype.Component
record CaseCustomers(Accounts accounts) {

    /** @param proved false if only the number on file is known; the caller may be somebody else */
    record CaseCustomer(String name, Optional<Account> account, boolean proved) {}

    Optional<CaseCustomer> find(HandOffContext packet) {
        Optional<Account> account = packet.account().flatMap(accounts::find);
        Optional<Person> person = packet.person().flatMap(accounts::findPerson)
                .or(() -> account.flatMap(known -> accounts.findPerson(known.holder())));
        if (person.isPresent() || account.isPresent()) {
            return Optional.of(new CaseCustomer(person.map(Person::name).orElse(""), account, true));
        }
        List<Person> candidates = packet.phone().map(accounts::listPeopleByPhone).orElse(List.of());
        return candidates.size() == 1
                ? Optional.of(new CaseCustomer(candidates.getFirst().name(),
                        accounts.listVisibleTo(candidates.getFirst().id()).stream().findFirst(), false))
                : Optional.empty();
    }
}
