package org.curbstop.orders.fulfillment;

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
import org.curbstop.accounts.AccountLifecycle;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Premise;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.PersonId;
import org.curbstop.orders.Applicant;
import org.curbstop.orders.ContinuousServiceAgreement;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.events.OccupantServiceEnding;
import org.curbstop.orders.events.ServiceRevertedToOwner;
import org.curbstop.orders.premises.ContinuousServiceAgreements;
import org.curbstop.orders.premises.PremiseOccupancy;
import org.curbstop.orders.rules.OrderRules;
import org.curbstop.store.DomainEvent;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/** Applies an order to the accounts: opens them, begins and ends service, and lets the owner take over. All steps can be repeated. */
@Component
public final class ServiceActivation {

    private final Accounts accounts;
    private final AccountLifecycle agreements;
    private final CustomerProfiles profiles;
    private final ContinuousServiceAgreements continuousService;
    private final PremiseOccupancy premiseOccupancy;
    private final ActivationDefaults defaults;

    /** Default terms where no earlier agreement has them. */
    @org.springframework.stereotype.Component
    public record ActivationDefaults(OrderRules rules, Clock clock) {}

    public ServiceActivation(Accounts accounts, AccountLifecycle agreements, CustomerProfiles profiles,
            ContinuousServiceAgreements continuousService, PremiseOccupancy occupancy, ActivationDefaults terms) {
        this.accounts = accounts;
        this.agreements = agreements;
        this.profiles = profiles;
        this.continuousService = continuousService;
        this.premiseOccupancy = occupancy;
        this.defaults = terms;
    }

    /** Creates the person if new, and opens the account without any service. */
    void openAccount(ServiceOrder order) {
        if (accounts.findPerson(order.parties().person()).isEmpty() && order.wish() instanceof OrderRequest.Start start) {
            start.applicant().ifPresent(applicant -> accounts.add(person(order.parties().person(), applicant)));
        }
        agreements.open(order.terms().opens().orElseThrow(), order.parties().person(), premise(order), CustomerClass.RESIDENTIAL,
                order.days().start().orElseThrow(), Actor.SYSTEM);
    }

    private static Person person(PersonId id, Applicant applicant) {
        var contacts = new ArrayList<Contact>();
        Contact phone = Contact.phone(applicant.phone(), true);
        contacts.add(applicant.phoneProved() ? phone.asVerified() : phone);
        applicant.email().ifPresent(address -> contacts.add(Contact.email(address, false)));
        return new Person(id, 0, applicant.name(), contacts, applicant.language(), false, Optional.empty(), false);
    }

    /** Begins service on its first day; service under other accounts there, such as the owner's, ends the day before. */
    void beginService(ServiceOrder order) {
        LocalDate day = order.days().start().orElseThrow();
        AccountId opens = order.terms().opens().orElseThrow();
        Set<ServiceType> services = order.terms().services();
        List<ServiceAgreement> fresh = services.stream().sorted().map(service -> agreement(order, service, day)).toList();
        for (Account other : accounts.listAtPremise(order.place())) {
            if (!other.id().equals(opens) && services.stream().anyMatch(s -> other.isSupplied(s, day))) {
                agreements.stopService(other.id(), services, day.minusDays(1), Actor.SYSTEM);
            }
        }
        agreements.startService(opens, fresh, Actor.SYSTEM);
    }

    /** Creates an agreement with the meter and sizes of the previous one. */
    private ServiceAgreement agreement(ServiceOrder order, ServiceType service, LocalDate day) {
        Optional<ServiceAgreement> before = accounts.listAtPremise(order.place()).stream()
                .flatMap(account -> account.agreements().stream())
                .filter(a -> a.service() == service)
                .max(Comparator.comparing(ServiceAgreement::from));
        Map<String, String> sizes = before.map(ServiceAgreement::terms)
                .orElseGet(() -> Optional.ofNullable(defaults.rules().services().get(service)).map(OrderRules.ServiceRules::terms)
                        .orElse(Map.of()));
        return new ServiceAgreement(service, "residential", before.flatMap(ServiceAgreement::meter), sizes, day, Optional.empty());
    }

    /** Ends service on its last day; returns the events to publish. */
    List<DomainEvent> endService(ServiceOrder order) {
        LocalDate last = order.days().stop().orElseThrow();
        AccountId id = order.terms().stops().orElseThrow();
        Account before = accounts.find(id).orElseThrow();
        Set<ServiceType> services = premiseOccupancy.endingServices(order);
        Account after = agreements.stopService(id, services, last, Actor.SYSTEM);
        var events = new ArrayList<DomainEvent>(revertToOwner(order, before, services, last));
        if (!hasServiceAfter(after, last)) {
            events.add(new FinalBillRequested(order.id(), id, last, defaults.clock().instant()));
            if (!hasOtherService(after, last)) {
                setForwardingAddress(order, before.holder());
            }
        }
        return events;
    }

    /** Returns whether the holder keeps service elsewhere: the mail of that account must not follow the final bill of this one. */
    private boolean hasOtherService(Account stopped, LocalDate last) {
        return accounts.listInvolving(stopped.holder()).stream()
                .filter(other -> !other.id().equals(stopped.id()) && other.holder().equals(stopped.holder()) && other.closed().isEmpty())
                .anyMatch(other -> other.agreements().isEmpty() || hasServiceAfter(other, last));
    }

    private static boolean hasServiceAfter(Account account, LocalDate last) {
        return account.agreements().stream().anyMatch(a -> a.isActiveOn(last.plusDays(1)) || a.from().isAfter(last));
    }

    private void setForwardingAddress(ServiceOrder order, PersonId holder) {
        Optional<org.curbstop.accounts.Address> to = switch (order.wish()) {
            case OrderRequest.Stop stop -> stop.forwarding();
            case OrderRequest.Move move -> move.forwarding();
            case OrderRequest.Start _, OrderRequest.Visit _ -> Optional.empty();
        };
        for (int tries = 0; to.isPresent() && tries < 5; tries++) { // the profile may be edited concurrently
            long version = accounts.findPerson(holder).map(Person::version).orElse(0L);
            if (!(profiles.change(holder, version, new CustomerProfiles.ProfileEdit.ChangeMailingAddress(to),
                    Actor.SYSTEM) instanceof CustomerProfiles.ProfileEditResult.Stale)) {
                return;
            }
        }
    }

    /** Continues a tenant's service in the owner's name, if the owner agreed to it and nobody else begins there. */
    private List<DomainEvent> revertToOwner(ServiceOrder order, Account tenants, Set<ServiceType> services, LocalDate last) {
        LocalDate day = last.plusDays(1);
        Optional<ContinuousServiceAgreement> owner = continuousService.find(tenants.premise().id(), day)
                .filter(o -> !o.landlord().equals(tenants.holder()));
        if (owner.isEmpty()) {
            return List.of();
        }
        accounts.listAtPremise(tenants.premise().id()).stream().filter(a -> a.tenants().anyMatch(tenants.holder()::equals))
                .forEach(a -> agreements.removeTenant(a.id(), tenants.holder(), Actor.SYSTEM));
        var kept = new HashSet<>(services);
        kept.retainAll(owner.get().services());
        kept.removeIf(service -> premiseOccupancy.listStartingOrders(tenants.premise().id(), Set.of(service)).stream()
                .anyMatch(next -> next.days().start().filter(first -> !first.isAfter(day)).isPresent()
                        && !(next.state() instanceof OrderState.AwaitingStaff)));
        kept.removeIf(service -> accounts.listAtPremise(tenants.premise().id()).stream()
                .anyMatch(a -> !a.id().equals(tenants.id()) && a.isSupplied(service, day)
                && !a.holder().equals(owner.get().landlord())));
        if (kept.isEmpty()) {
            return List.of();
        }
        AccountId under = findOrOpenOwnerAccount(order, owner.get(), tenants.premise(), day);
        agreements.startService(under, tenants.agreements().stream()
                .filter(a -> kept.contains(a.service()) && (a.isActiveOn(last) || a.until().equals(Optional.of(last))))
                .map(a -> new ServiceAgreement(a.service(), a.rate(), a.meter(), a.terms(), day, Optional.empty()))
                .toList(), Actor.SYSTEM);
        return List.of(new ServiceRevertedToOwner(
                order.id(), owner.get().landlord(), under, tenants.premise().address().street(), kept, day, defaults.clock().instant()));
    }

    private AccountId findOrOpenOwnerAccount(ServiceOrder order, ContinuousServiceAgreement owner, Premise place, LocalDate day) {
        Optional<AccountId> there = owner.account().or(() -> accounts.listAtPremise(place.id()).stream()
                .filter(a -> a.holder().equals(owner.landlord()) && a.closed().isEmpty()).map(Account::id).findFirst());
        if (there.isPresent()) {
            return there.get();
        }
        // The id is derived from the order, so that a retry finds the first account.
        var fresh = new AccountId("acct_" + order.id().value().substring("ord_".length()));
        agreements.open(fresh, owner.landlord(), place, CustomerClass.RESIDENTIAL, day, Actor.SYSTEM);
        continuousService.attachAccount(owner, fresh);
        return fresh;
    }

    /** Returns an event for each occupant of the account that the order stops. */
    List<DomainEvent> occupantEvents(ServiceOrder order) {
        return order.terms().stops().flatMap(accounts::find).stream()
                .flatMap(account -> account.tenants()
                        .<DomainEvent>map(tenant -> new OccupantServiceEnding(order.id(), tenant, account.premise().address().street(),
                                premiseOccupancy.endingServices(order),
                                order.days().stop().orElseThrow(), defaults.clock().instant())))
                .toList();
    }

    private Premise premise(ServiceOrder order) {
        return accounts.findPremise(order.place()).orElseThrow();
    }
}
