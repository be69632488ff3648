package org.curbstop.orders.premises;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.PersonId;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.store.OrderRepository;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/** Determines who has service at a premise, and whether it will be free. */
@Component
public final class PremiseOccupancy {

    private final Accounts accounts;
    private final ContinuousServiceAgreements continuousServiceAgreements;
    private final OrderRepository repository;

    public PremiseOccupancy(Accounts accounts, ContinuousServiceAgreements continuousService, OrderRepository repository) {
        this.accounts = accounts;
        this.continuousServiceAgreements = continuousService;
        this.repository = repository;
    }

    public boolean isOff(PremiseId place, ServiceType service, LocalDate day) {
        return accounts.listAtPremise(place).stream().noneMatch(account -> account.isSupplied(service, day));
    }

    public boolean isServed(PremiseId place, Set<ServiceType> services, PersonId person, LocalDate day) {
        return accounts.listAtPremise(place).stream()
                .anyMatch(account -> account.holder().equals(person) && services.stream().anyMatch(s -> account.isSupplied(s, day)));
    }

    /** Returns whether somebody else would still have one of these services on that day, without an order that ends it. */
    public boolean isOccupied(PremiseId place, Set<ServiceType> services, PersonId by, LocalDate day) {
        return accounts.listAtPremise(place).stream()
                .filter(account -> !account.holder().equals(by))
                .filter(account -> services.stream().anyMatch(service -> account.isSupplied(service, day)))
                .anyMatch(account -> !givesWay(account, by, day) && !endsBefore(account, services, day));
    }

    /** An owner with continuous service gives way to a new tenant, unless another known tenant lives there. */
    private boolean givesWay(Account account, PersonId to, LocalDate day) {
        return continuousServiceAgreements.find(account.premise().id(), day).filter(owner -> owner.landlord().equals(account.holder()))
                .isPresent()
                && account.tenants().allMatch(to::equals);
    }

    private boolean endsBefore(Account account, Set<ServiceType> services, LocalDate day) {
        return repository.listOpenByAccount(account.id()).stream()
                .filter(order -> order.terms().stops().equals(Optional.of(account.id()))
                        && !(order.state() instanceof OrderState.AwaitingStaff))
                .anyMatch(order -> order.days().stop().filter(last -> !last.isAfter(day)).isPresent()
                        && services.stream().filter(s -> account.isSupplied(s, day)).allMatch(endingServices(order)::contains));
    }

    public Set<ServiceType> endingServices(ServiceOrder order) {
        return switch (order.wish()) {
            case OrderRequest.Stop stop -> order.terms().services();
            case OrderRequest.Move move -> accounts.find(move.from()).map(PremiseOccupancy::services).orElse(Set.of());
            case OrderRequest.Start _, OrderRequest.Visit _ -> Set.of();
        };
    }

    static Set<ServiceType> services(Account account) {
        return account.agreements().stream().map(org.curbstop.accounts.ServiceAgreement::service)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** Returns whether somebody else has ordered the same service at the same premise. */
    public boolean isOrderedByAnother(PremiseId place, Set<ServiceType> services, PersonId by) {
        return listStartingOrders(place, services).stream().anyMatch(order -> !order.parties().person().equals(by));
    }

    public List<ServiceOrder> listStartingOrders(PremiseId place, Set<ServiceType> services) {
        return repository.listOpenAt(place).stream()
                .filter(order -> order.kind() == OrderRequest.Kind.START || order.kind() == OrderRequest.Kind.MOVE)
                .filter(order -> order.terms().services().stream().anyMatch(services::contains))
                .toList();
    }
}
