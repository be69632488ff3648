package org.curbstop.orders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.Quote.Access;
import org.curbstop.orders.Quote.Choice;
import org.curbstop.orders.Quote.VisitNeeded;
import org.curbstop.utility.UtilityService;
import org.springframework.stereotype.Component;

/** The days and half-days that can be chosen. */
@Component
final class Choices {

    private static final int MOST_SLOTS = 200;

    private final WorkingDays days;
    private final Appointments appointments;
    private final OrderRules rules;
    private final OrderStore store;

    Choices(WorkingDays days, Appointments appointments, OrderRules rules, OrderStore store) {
        this.days = days;
        this.appointments = appointments;
        this.rules = rules;
        this.store = store;
    }

    LocalDate today() {
        return days.today();
    }

    int overlap() {
        return rules.days().overlap();
    }

    List<Order> open(AccountId account) {
        return store.openOf(account);
    }

    /** Where somebody has to come, working days on which somebody can; else any day. Today is among them while it can be had. */
    Choice starting(PremiseId place, boolean visited) {
        LocalDate first = days.isSameDayOpen() ? days.today() : days.earliest();
        List<LocalDate> can = visited
                ? slots(place).stream().map(Slot::day).distinct().toList()
                : days.from(days.earliest(), days.furthest());
        List<LocalDate> all = visited || !first.isBefore(days.earliest()) ? can : java.util.stream.Stream.concat(java.util.stream.Stream.of(first), can.stream()).toList();
        LocalDate earliest = all.stream().filter(day -> !day.isBefore(days.earliest())).findFirst().orElse(days.earliest());
        return new Choice(earliest, all);
    }

    /** Any day; later where somebody lives there who is not the customer. */
    Choice stopping(Account account) {
        LocalDate earliest = days.earliest();
        if (account.tenants().findAny().isPresent()) {
            LocalDate told = days.today().plusDays(rules.landlords().occupantNotice());
            earliest = told.isAfter(earliest) ? told : earliest;
        }
        return new Choice(earliest, days.from(earliest, days.furthest()));
    }

    /** Empty where today cannot be had, or costs nothing more. */
    Optional<Money> sameDayFee(Choice start) {
        return start.days().contains(days.today()) && days.today().isBefore(days.earliest()) && rules.days().sameDay().fee().isPositive()
                ? Optional.of(rules.days().sameDay().fee())
                : Optional.empty();
    }

    /** @param off those that do not run there now */
    Optional<VisitNeeded> visitNeeded(PremiseId place, Set<UtilityService> services, Set<UtilityService> off) {
        List<OrderRules.Supply> coming = services.stream()
                .filter(service -> switch (supply(service).visit()) {
                    case NEVER -> false;
                    case WHEN_OFF -> off.contains(service);
                    case ALWAYS -> true;
                })
                .map(this::supply)
                .toList();
        return coming.stream().map(OrderRules.Supply::access).max(java.util.Comparator.naturalOrder()).map(access -> new VisitNeeded(place, access, slots(place)));
    }

    private OrderRules.Supply supply(UtilityService service) {
        return rules.services().getOrDefault(service, new OrderRules.Supply(OrderRules.Comes.NEVER, Access.NONE, java.util.Map.of()));
    }

    VisitNeeded errand(PremiseId place, Task task) {
        return new VisitNeeded(place, java.util.Objects.requireNonNull(rules.tasks().get(task)).access(), slots(place));
    }

    List<Slot> slots(PremiseId place) {
        LocalDate first = days.isSameDayOpen() ? days.today() : days.earliest();
        return appointments.free(appointments.area(place), first, days.furthest(), MOST_SLOTS).stream()
                .filter(slot -> slot.day().equals(days.today()) || !slot.day().isBefore(days.earliest()))
                .toList();
    }
}
