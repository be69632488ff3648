package org.curbstop.orders.appointments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.VisitWindow;
import org.curbstop.orders.rules.OrderRules;
import org.curbstop.orders.store.AppointmentBookings;
import org.curbstop.orders.store.OrderRepository;
import org.springframework.stereotype.Component;

/** Appointment slots of field crews. One document holds all bookings of a half-day in an area, so that it never exceeds its capacity. */
@Component
public final class Appointments {

    /** Longer than any order takes from booking a slot to being stored. */
    private static final Duration ORPHAN_AFTER = Duration.ofMinutes(10);

    private final OrderRepository repository;
    private final Accounts accounts;
    private final OrderCalendar calendar;
    private final OrderRules.FieldRules fieldRules;
    private final Clock clock;

    public Appointments(OrderRepository repository, Accounts accounts, OrderCalendar days, OrderRules rules, Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.calendar = days;
        this.fieldRules = rules.field();
        this.clock = clock;
    }

    /** Visit window as instants. */
    public record TimeRange(Instant from, Instant until) {}

    public TimeRange timeRange(AppointmentSlot slot) {
        OrderRules.WindowHours hours = java.util.Objects.requireNonNull(fieldRules.halves().get(slot.half())); // the file has both halves
        return new TimeRange(slot.day().atTime(hours.from()).atZone(clock.getZone()).toInstant(),
                slot.day().atTime(hours.until()).atZone(clock.getZone()).toInstant());
    }

    /** Returns the next free slots at a premise, from a given day but not before the earliest available one, soonest first. */
    public List<AppointmentSlot> nextFreeSlots(PremiseId place, LocalDate from, int limit) {
        return freeSlots(area(place), from.isBefore(calendar.earliestDay()) ? calendar.earliestDay() : from, calendar.latestDay(), limit);
    }

    public String area(PremiseId place) {
        return fieldRules.serving(accounts.findPremise(place).flatMap(org.curbstop.accounts.Premise::feeder).orElse("")).name();
    }

    /** Returns the free slots of an area; today's only if they have not begun. */
    List<AppointmentSlot> freeSlots(String area, LocalDate first, LocalDate last, int limit) {
        List<AppointmentSlot> all = calendar.daysBetween(first, last).stream()
                .filter(calendar::isWorkday)
                .flatMap(day -> java.util.Arrays.stream(VisitWindow.values()).map(half -> new AppointmentSlot(area, day, half)))
                .filter(slot -> timeRange(slot).from().isAfter(clock.instant()))
                .toList();
        Map<String, AppointmentBookings> known =
                repository.appointmentBookings.findAll(all.stream().map(AppointmentSlot::id).toList()).stream()
                        .collect(Collectors.toMap(AppointmentBookings::id, Function.identity()));
        var free = new ArrayList<AppointmentSlot>();
        for (AppointmentSlot slot : all) {
            if (free.size() < limit
                    && Optional.ofNullable(known.get(slot.id())).map(AppointmentBookings::held).orElse(List.of()).size() < capacity(slot)) {
                free.add(slot);
            }
        }
        return free;
    }

    /** Lists the keys of orders with a visit on a day, by area. */
    public List<String> listOrderKeys(LocalDate day) {
        List<String> ids = fieldRules.areas().stream()
                .flatMap(
                        area -> java.util.Arrays.stream(VisitWindow.values()).map(half -> new AppointmentSlot(area.name(), day, half).id()))
                .toList();
        Map<String, AppointmentBookings> known = repository.appointmentBookings.findAll(ids).stream()
                .collect(Collectors.toMap(AppointmentBookings::id, Function.identity()));
        return ids.stream().flatMap(id -> Optional.ofNullable(known.get(id)).stream()).flatMap(half -> half.held().stream())
                .map(AppointmentBookings.Booking::key).toList();
    }

    public boolean isOffered(AppointmentSlot slot, String area) {
        return slot.area().equals(area) && calendar.isWorkday(slot.day()) && timeRange(slot).from().isAfter(clock.instant())
                && !slot.day().isAfter(calendar.latestDay());
    }

    /** Books a slot for an order. Returns true if it is booked, now or before; false if the slot is full. */
    public boolean book(AppointmentSlot slot, String key) {
        if (repository.appointmentBookings.find(slot.id()).isEmpty()) {
            repository.appointmentBookings.insert(AppointmentBookings.empty(slot)); // another process may have inserted it first
        }
        return repository.appointmentBookings
                .change(slot.id(),
                        now -> now.isBookedFor(key) || now.held().size() >= capacity(slot) ? now : now.withBooking(key, clock.instant()))
                .isBookedFor(key);
    }

    public void release(AppointmentSlot slot, String key) {
        if (repository.appointmentBookings.find(slot.id()).filter(half -> half.isBookedFor(key)).isPresent()) {
            repository.appointmentBookings.change(slot.id(), now -> now.isBookedFor(key) ? now.withoutBooking(key) : now);
        }
    }

    /** Releases bookings that a crash left: the order was never stored, or has another slot now. */
    public void releaseAbandoned() {
        List<AppointmentSlot> ahead = calendar.daysBetween(calendar.today(), calendar.latestDay()).stream()
                .flatMap(day -> fieldRules.areas().stream().flatMap(
                        area -> java.util.Arrays.stream(VisitWindow.values()).map(half -> new AppointmentSlot(area.name(), day, half))))
                .toList();
        Instant old = clock.instant().minus(ORPHAN_AFTER);
        Map<String, AppointmentSlot> byId = ahead.stream().collect(Collectors.toMap(AppointmentSlot::id, Function.identity()));
        for (AppointmentBookings half : repository.appointmentBookings.findAll(byId.keySet())) {
            AppointmentSlot slot = java.util.Objects.requireNonNull(byId.get(half.id()));
            half.held().stream().filter(held -> held.since().isBefore(old)).filter(held -> !isBookedByOpenOrder(held.key(), slot))
                    .forEach(held -> release(slot, held.key()));
        }
    }

    private boolean isBookedByOpenOrder(String key, AppointmentSlot slot) {
        return repository.findByKey(key).filter(order -> order.state().isOpen()).flatMap(ServiceOrder::visit)
                .filter(visit -> visit.slot().equals(slot)).isPresent();
    }

    private int capacity(AppointmentSlot slot) {
        return fieldRules.area(slot.area()).capacity().getOrDefault(slot.half(), 0);
    }
}
