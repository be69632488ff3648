package org.curbstop.sandbox.millbrook;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Premise;
import org.curbstop.billing.Bills;
import org.curbstop.billing.Owed;
import org.curbstop.common.Money;
import org.curbstop.sandbox.Corner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who there is to try the system as, for scripts and for people. */
@RestController
@Profile("!production")
class PeopleDoor {

    private final Bills bills;

    PeopleDoor(Bills bills) {
        this.bills = bills;
    }

    /** @param password of the sandbox's sign-in: the user name */
    record Known(
            String name, String login, String password, String phone, String email, String language, Optional<String> livesAt, String about, List<Held> accounts) {}

    record Held(String number, String id, String pin, String serviceAddress, String zip, Money owes, Money pastDue, Optional<LocalDate> due) {}

    @GetMapping(path = "/sandbox/people.json", produces = "application/json")
    List<Known> people() {
        return Arrays.stream(People.values()).map(this::known).toList();
    }

    private Known known(People each) {
        var person = each.person();
        return new Known(person.name(), each.login(), each.login(), person.phone().orElseThrow().e164(), each.email(), person.language().tag(),
                each.lives().map(Premise::address).map(Address::oneLine), each.about(), each.accounts().stream().map(this::held).toList());
    }

    private Held held(Customer customer) {
        Owed owed = bills.owed(customer.id()).orElseGet(() -> Owed.nothing(Money.USD));
        Address address = customer.premise().address();
        return new Held(customer.number(), customer.id().value(), customer.pin(), address.oneLine(), address.zip().value(), owed.total(), owed.pastDue(), owed.due());
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("!production")
    static class Listed {
        @Bean
        Corner peopleCorner() {
            return new Corner("People", "/sandbox/people.json", "Who lives in Millbrook, what they owe, and how to sign in as them", 10);
        }
    }
}
