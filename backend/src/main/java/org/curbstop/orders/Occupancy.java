package org.curbstop.orders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.PersonId;
import org.curbstop.common.PremiseId;
import org.curbstop.utility.UtilityService;
import org.springframework.stereotype.Component;

/** Under whom a place is served now, and whether it will be free. */
@Component
final class Occupancy {

    private final Accounts accounts;
    private final Landlords landlords;
    private final OrderStore store;

    Occupancy(Accounts accounts, Landlords landlords, OrderStore store) {
        this.accounts = accounts;
        this.landlords = landlords;
        this.store = store;
    }

    boolean isOff(PremiseId place, UtilityService service, LocalDate day) {
        return accounts.at(place).stream().noneMatch(account -> account.runs(service, day));
    }

    boolean isServed(PremiseId place, Set<UtilityService> services, PersonId person, LocalDate day) {
        return accounts.at(place).stream().anyMatch(account -> account.holder().equals(person) && services.stream().anyMatch(s -> account.runs(s, day)));
    }

    /** Whether one of these services would still be somebody else's on that day, whose word we do not have that it ends. */
    boolean isTaken(PremiseId place, Set<UtilityService> services, PersonId by, LocalDate day) {
        return accounts.at(place).stream()
                .filter(account -> !account.holder().equals(by))
                .filter(account -> services.stream().anyMatch(service -> account.runs(service, day)))
                .anyMatch(account -> !gives(account, by, day) && !ends(account, services, day));
    }

    /** An owner with continuous service gives way to a new tenant, unless a tenant lives there whom we know. */
    private boolean gives(Account account, PersonId to, LocalDate day) {
        return landlords.of(account.premise().id(), day).filter(owner -> owner.landlord().equals(account.holder())).isPresent()
                && account.tenants().allMatch(to::equals);
    }

    private boolean ends(Account account, Set<UtilityService> services, LocalDate day) {
        return store.openOf(account.id()).stream()
                .filter(order -> order.terms().stops().equals(Optional.of(account.id())) && !(order.state() instanceof State.AwaitingStaff))
                .anyMatch(order -> order.days().stop().filter(last -> !last.isAfter(day)).isPresent()
                        && services.stream().filter(s -> account.runs(s, day)).allMatch(ending(order)::contains));
    }

    /** The services that an order ends. */
    Set<UtilityService> ending(Order order) {
        return switch (order.wish()) {
            case Wish.Stop stop -> order.terms().services();
            case Wish.Move move -> accounts.find(move.from()).map(Occupancy::services).orElse(Set.of());
            case Wish.Start start -> Set.of();
            case Wish.Visit visit -> Set.of();
        };
    }

    static Set<UtilityService> services(Account account) {
        return account.agreements().stream().map(org.curbstop.accounts.ServiceAgreement::service)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** Other people's orders for the same service at the same place. */
    boolean isOrderedByAnother(PremiseId place, Set<UtilityService> services, PersonId by) {
        return starting(place, services).stream().anyMatch(order -> !order.parties().person().equals(by));
    }

    List<Order> starting(PremiseId place, Set<UtilityService> services) {
        return store.openAt(place).stream()
                .filter(order -> order.kind() == Wish.Kind.START || order.kind() == Wish.Kind.MOVE)
                .filter(order -> order.terms().services().stream().anyMatch(services::contains))
                .toList();
    }

    List<Account> at(PremiseId place) {
        return accounts.at(place);
    }
}
