package org.curbstop.orders.appointments;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.FieldTask;
import org.curbstop.orders.OrderQuote.Access;
import org.curbstop.orders.OrderQuote.DateChoice;
import org.curbstop.orders.OrderQuote.RequiredVisit;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.rules.OrderRules;
import org.curbstop.orders.store.OrderRepository;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/** Calculates the days and slots that can be chosen. */
@Component
public final class AvailableDates {

    private static final int MAX_SLOTS = 200;

    private final OrderCalendar calendar;
    private final Appointments appointments;
    private final OrderRules rules;
    private final OrderRepository repository;

    public AvailableDates(OrderCalendar days, Appointments appointments, OrderRules rules, OrderRepository repository) {
        this.calendar = days;
        this.appointments = appointments;
        this.rules = rules;
        this.repository = repository;
    }

    public LocalDate today() {
        return calendar.today();
    }

    public int maxOverlapDays() {
        return rules.days().overlap();
    }

    public List<ServiceOrder> listOpenOrders(AccountId account) {
        return repository.listOpenByAccount(account);
    }

    /**
     * Returns the days for a start: with a visit, business days with a free slot; otherwise any day. Includes today while it is available.
     */
    public DateChoice startDates(PremiseId place, boolean visited) {
        LocalDate first = calendar.isSameDayOpen() ? calendar.today() : calendar.earliestDay();
        List<LocalDate> can = visited
                ? freeSlots(place).stream().map(AppointmentSlot::day).distinct().toList()
                : calendar.daysBetween(calendar.earliestDay(), calendar.latestDay());
        List<LocalDate> all = visited || !first.isBefore(calendar.earliestDay()) ? can
                : java.util.stream.Stream.concat(java.util.stream.Stream.of(first), can.stream()).toList();
        LocalDate earliest = all.stream().filter(day -> !day.isBefore(calendar.earliestDay())).findFirst().orElse(calendar.earliestDay());
        return new DateChoice(earliest, all);
    }

    /** Returns the days for a stop: any day, but later if a tenant lives there who must be given notice. */
    public DateChoice stopDates(Account account) {
        LocalDate earliest = calendar.earliestDay();
        if (account.tenants().findAny().isPresent()) {
            LocalDate told = calendar.today().plusDays(rules.continuousService().occupantNotice());
            earliest = told.isAfter(earliest) ? told : earliest;
        }
        return new DateChoice(earliest, calendar.daysBetween(earliest, calendar.latestDay()));
    }

    /** Returns the fee for service today; empty if today is not available or costs no more. */
    public Optional<Money> sameDayFee(DateChoice start) {
        return start.days().contains(calendar.today()) && calendar.today().isBefore(calendar.earliestDay())
                && rules.days().sameDay().fee().isPositive()
                ? Optional.of(rules.days().sameDay().fee())
                : Optional.empty();
    }

    /** @param off services that are not active there now */
    public Optional<RequiredVisit> requiredVisit(PremiseId place, Set<ServiceType> services, Set<ServiceType> off) {
        List<OrderRules.ServiceRules> coming = services.stream()
                .filter(service -> switch (serviceRules(service).visit()) {
                    case NEVER -> false;
                    case WHEN_OFF -> off.contains(service);
                    case ALWAYS -> true;
                })
                .map(this::serviceRules)
                .toList();
        return coming.stream().map(OrderRules.ServiceRules::access).max(java.util.Comparator.naturalOrder())
                .map(access -> new RequiredVisit(place, access, freeSlots(place)));
    }

    private OrderRules.ServiceRules serviceRules(ServiceType service) {
        return rules.services().getOrDefault(service,
                new OrderRules.ServiceRules(OrderRules.VisitPolicy.NEVER, Access.NONE, java.util.Map.of()));
    }

    public RequiredVisit taskVisit(PremiseId place, FieldTask task) {
        return new RequiredVisit(place, java.util.Objects.requireNonNull(rules.tasks().get(task)).access(), freeSlots(place));
    }

    List<AppointmentSlot> freeSlots(PremiseId place) {
        LocalDate first = calendar.isSameDayOpen() ? calendar.today() : calendar.earliestDay();
        return appointments.freeSlots(appointments.area(place), first, calendar.latestDay(), MAX_SLOTS).stream()
                .filter(slot -> slot.day().equals(calendar.today()) || !slot.day().isBefore(calendar.earliestDay()))
                .toList();
    }
}
