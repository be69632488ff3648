package org.curbstop.web.staff;

import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.cases.Packet;

/** Who a hand-off is about, as far as it is known: proved, by the account, or only by the number that called. */
@org.springframework.stereotype.Component
class Customers {

    private final Accounts accounts;

    Customers(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @param proved false: it is only the number on file; whoever called from it may be somebody else */
    record Known(String name, Optional<Account> account, boolean proved) {}

    Optional<Known> of(Packet packet) {
        Optional<Account> account = packet.account().flatMap(accounts::find);
        Optional<Person> person = packet.person().flatMap(accounts::person).or(() -> account.flatMap(known -> accounts.person(known.holder())));
        if (person.isPresent() || account.isPresent()) {
            return Optional.of(new Known(person.map(Person::name).orElse(""), account, true));
        }
        List<Person> candidates = packet.phone().map(accounts::byPhone).orElse(List.of());
        return candidates.size() == 1
                ? Optional.of(new Known(candidates.getFirst().name(), accounts.of(candidates.getFirst().id()).stream().findFirst(), false))
                : Optional.empty();
    }
}
