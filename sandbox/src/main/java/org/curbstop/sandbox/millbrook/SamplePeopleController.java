package org.curbstop.sandbox.millbrook;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Premise;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bills;
import org.curbstop.common.Money;
import org.curbstop.sandbox.SandboxPage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the sample people, for scripts and for people. */
@RestController
@Profile("!production")
class SamplePeopleController {

    private final Bills bills;

    SamplePeopleController(Bills bills) {
        this.bills = bills;
    }

    /** @param password password at the sandbox's sign-in, which is the user name */
    record PersonEntry(
            String name, String login, String password, String phone, String email, String language, Optional<String> livesAt, String about,
            List<AccountEntry> accounts) {}

    record AccountEntry(String number, String id, String pin, String serviceAddress, String zip, Money owes, Money pastDue,
            Optional<LocalDate> due) {}

    @GetMapping(path = "/sandbox/people.json", produces = "application/json")
    List<PersonEntry> people() {
        return Arrays.stream(SamplePerson.values()).map(this::personEntry).toList();
    }

    private PersonEntry personEntry(SamplePerson each) {
        var person = each.person();
        return new PersonEntry(person.name(), each.login(), each.login(), person.phone().orElseThrow().e164(), each.email(),
                person.language().tag(),
                each.residence().map(Premise::address).map(Address::oneLine), each.about(),
                each.accounts().stream().map(this::accountEntry).toList());
    }

    private AccountEntry accountEntry(SampleAccount customer) {
        AmountOwed owed = bills.owed(customer.id()).orElseGet(() -> AmountOwed.zero(Money.USD));
        Address address = customer.premise().address();
        return new AccountEntry(customer.number(), customer.id().value(), customer.pin(), address.oneLine(), address.zip().value(),
                owed.total(), owed.pastDue(), owed.due());
    }

    @Bean
    static SandboxPage peopleSandboxPage() {
        return new SandboxPage("People", "/sandbox/people.json", "Who lives in Millbrook, what they owe, and how to sign in as them", 10);
    }
}
