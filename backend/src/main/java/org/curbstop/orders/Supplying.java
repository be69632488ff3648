package org.curbstop.orders;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Agreements;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Premise;
import org.curbstop.accounts.Profiles;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.PersonId;
import org.curbstop.store.Event;
import org.curbstop.utility.UtilityService;
import org.springframework.stereotype.Component;

/** Makes the accounts say what an order says: opens them, begins and ends service, and lets the owner take over. May all be repeated. */
@Component
final class Supplying {

    private final Accounts accounts;
    private final Agreements agreements;
    private final Profiles profiles;
    private final Landlords landlords;
    private final Occupancy occupancy;
    private final Terms terms;

    /** What the rules say where no agreement before says it. */
    @org.springframework.stereotype.Component
    record Terms(OrderRules rules, Clock clock) {}

    Supplying(Accounts accounts, Agreements agreements, Profiles profiles, Landlords landlords, Occupancy occupancy, Terms terms) {
        this.accounts = accounts;
        this.agreements = agreements;
        this.profiles = profiles;
        this.landlords = landlords;
        this.occupancy = occupancy;
        this.terms = terms;
    }

    /** The person where they are new, and the account, with nothing supplied under it yet. */
    void open(Order order) {
        if (accounts.person(order.parties().person()).isEmpty() && order.wish() instanceof Wish.Start start) {
            start.applicant().ifPresent(applicant -> accounts.add(person(order.parties().person(), applicant)));
        }
        agreements.open(order.terms().opens().orElseThrow(), order.parties().person(), premise(order), CustomerClass.RESIDENTIAL,
                order.days().start().orElseThrow(), Asker.SYSTEM);
    }

    private static Person person(PersonId id, Applicant applicant) {
        var contacts = new ArrayList<Contact>();
        Contact phone = Contact.phone(applicant.phone(), true);
        contacts.add(applicant.phoneProved() ? phone.asVerified() : phone);
        applicant.email().ifPresent(address -> contacts.add(Contact.email(address, false)));
        return new Person(id, 0, applicant.name(), contacts, applicant.language(), false, Optional.empty(), false);
    }

    /** From its first day on; an owner who kept service on gives it up the day before. */
    void begin(Order order) {
        LocalDate day = order.days().start().orElseThrow();
        AccountId opens = order.terms().opens().orElseThrow();
        Set<UtilityService> services = order.terms().services();
        List<ServiceAgreement> fresh = services.stream().sorted().map(service -> agreement(order, service, day)).toList();
        for (Account other : accounts.at(order.place())) {
            if (!other.id().equals(opens) && services.stream().anyMatch(s -> other.runs(s, day))) {
                agreements.end(other.id(), services, day.minusDays(1), Asker.SYSTEM);
            }
        }
        agreements.begin(opens, fresh, Asker.SYSTEM);
    }

    /** With the meter and the sizes that were there before. */
    private ServiceAgreement agreement(Order order, UtilityService service, LocalDate day) {
        Optional<ServiceAgreement> before = accounts.at(order.place()).stream()
                .flatMap(account -> account.agreements().stream())
                .filter(a -> a.service() == service)
                .max(Comparator.comparing(ServiceAgreement::from));
        Map<String, String> sizes = before.map(ServiceAgreement::terms)
                .orElseGet(() -> Optional.ofNullable(terms.rules().services().get(service)).map(OrderRules.Supply::terms).orElse(Map.of()));
        return new ServiceAgreement(service, "residential", before.flatMap(ServiceAgreement::meter), sizes, day, Optional.empty());
    }

    /** To its last day; what is to be told of it. */
    List<Event> end(Order order) {
        LocalDate last = order.days().stop().orElseThrow();
        AccountId id = order.terms().stops().orElseThrow();
        Account before = accounts.find(id).orElseThrow();
        Set<UtilityService> services = occupancy.ending(order);
        Account after = agreements.end(id, services, last, Asker.SYSTEM);
        var events = new ArrayList<Event>(takeOver(order, before, services, last));
        if (after.agreements().stream().noneMatch(a -> a.runsOn(last.plusDays(1)) || a.from().isAfter(last))) {
            events.add(new FinalBillAsked(order.id(), id, last, terms.clock().instant()));
            forward(order, before.holder());
        }
        return events;
    }

    private void forward(Order order, PersonId holder) {
        Optional<org.curbstop.accounts.Address> to = switch (order.wish()) {
            case Wish.Stop stop -> stop.forwarding();
            case Wish.Move move -> move.forwarding();
            case Wish.Start start -> Optional.empty();
            case Wish.Visit visit -> Optional.empty();
        };
        for (int tries = 0; to.isPresent() && tries < 5; tries++) { // the profile may be edited at this moment
            long version = accounts.person(holder).map(Person::version).orElse(0L);
            if (!(profiles.change(holder, version, new Profiles.Edit.MailTo(to), Asker.SYSTEM) instanceof Profiles.Edited.Stale)) {
                return;
            }
        }
    }

    /** A tenant's service goes on in the owner's name, where the owner has agreed to it and nobody else begins there. */
    private List<Event> takeOver(Order order, Account tenants, Set<UtilityService> services, LocalDate last) {
        LocalDate day = last.plusDays(1);
        Optional<ContinuousService> owner = landlords.of(tenants.premise().id(), day).filter(o -> !o.landlord().equals(tenants.holder()));
        if (owner.isEmpty()) {
            return List.of();
        }
        accounts.at(tenants.premise().id()).stream().filter(a -> a.tenants().anyMatch(tenants.holder()::equals))
                .forEach(a -> agreements.withoutTenant(a.id(), tenants.holder(), Asker.SYSTEM));
        var kept = new HashSet<>(services);
        kept.retainAll(owner.get().services());
        kept.removeIf(service -> occupancy.starting(tenants.premise().id(), Set.of(service)).stream()
                .anyMatch(next -> next.days().start().filter(first -> !first.isAfter(day)).isPresent() && !(next.state() instanceof State.AwaitingStaff)));
        kept.removeIf(service -> accounts.at(tenants.premise().id()).stream().anyMatch(a -> !a.id().equals(tenants.id()) && a.runs(service, day)
                && !a.holder().equals(owner.get().landlord())));
        if (kept.isEmpty()) {
            return List.of();
        }
        AccountId under = ownersAccount(order, owner.get(), tenants.premise(), day);
        agreements.begin(under, tenants.agreements().stream()
                .filter(a -> kept.contains(a.service()) && (a.runsOn(last) || a.until().equals(Optional.of(last))))
                .map(a -> new ServiceAgreement(a.service(), a.rate(), a.meter(), a.terms(), day, Optional.empty()))
                .toList(), Asker.SYSTEM);
        return List.of(new LandlordTookOver(
                order.id(), owner.get().landlord(), under, tenants.premise().address().street(), kept, day, terms.clock().instant()));
    }

    private AccountId ownersAccount(Order order, ContinuousService owner, Premise place, LocalDate day) {
        Optional<AccountId> there = owner.account().or(() -> accounts.at(place.id()).stream()
                .filter(a -> a.holder().equals(owner.landlord()) && a.closed().isEmpty()).map(Account::id).findFirst());
        if (there.isPresent()) {
            return there.get();
        }
        // Named after the order, so that a second try finds the account of the first.
        var fresh = new AccountId("acct_" + order.id().value().substring("ord_".length()));
        agreements.open(fresh, owner.landlord(), place, CustomerClass.RESIDENTIAL, day, Asker.SYSTEM);
        landlords.under(owner, fresh);
        return fresh;
    }

    /** Those who live on the account of whoever stops it. */
    List<Event> occupantsToBeTold(Order order) {
        return order.terms().stops().flatMap(accounts::find).stream()
                .flatMap(account -> account.tenants()
                        .<Event>map(tenant -> new OccupantToBeTold(order.id(), tenant, account.premise().address().street(), occupancy.ending(order),
                                order.days().stop().orElseThrow(), terms.clock().instant())))
                .toList();
    }

    private Premise premise(Order order) {
        return accounts.premise(order.place()).orElseThrow();
    }
}
