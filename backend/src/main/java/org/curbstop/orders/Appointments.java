package org.curbstop.orders;

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
import org.springframework.stereotype.Component;

/**
 * The half-days in which somebody can come. A half-day of an area is one document with everybody who is gone to then, so that it
 * never holds more than there are people to go.
 */
@Component
public final class Appointments {

    /** Longer than any order takes from keeping a place to being written down. */
    private static final Duration ORPHAN_AFTER = Duration.ofMinutes(10);

    private final OrderStore store;
    private final Accounts accounts;
    private final WorkingDays days;
    private final OrderRules.Field field;
    private final Clock clock;

    Appointments(OrderStore store, Accounts accounts, WorkingDays days, OrderRules rules, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.days = days;
        this.field = rules.field();
        this.clock = clock;
    }

    /** The window of a visit, as moments. */
    public record Window(Instant from, Instant until) {}

    public Window window(Slot slot) {
        OrderRules.Hours hours = java.util.Objects.requireNonNull(field.halves().get(slot.half())); // the file has both halves
        return new Window(
                slot.day().atTime(hours.from()).atZone(clock.getZone()).toInstant(), slot.day().atTime(hours.until()).atZone(clock.getZone()).toInstant());
    }

    /** The next free ones at a place from a day on that can be had, soonest first. */
    public List<Slot> slots(PremiseId place, LocalDate from, int most) {
        return free(area(place), from.isBefore(days.earliest()) ? days.earliest() : from, days.furthest(), most);
    }

    String area(PremiseId place) {
        return field.serving(accounts.premise(place).flatMap(org.curbstop.accounts.Premise::feeder).orElse("")).name();
    }

    /** Free half-days of an area; of today only those that have not begun. */
    List<Slot> free(String area, LocalDate first, LocalDate last, int most) {
        List<Slot> all = days.from(first, last).stream()
                .filter(days::isWorkday)
                .flatMap(day -> java.util.Arrays.stream(HalfDay.values()).map(half -> new Slot(area, day, half)))
                .filter(slot -> window(slot).from().isAfter(clock.instant()))
                .toList();
        Map<String, FieldHalfDay> known = store.halves.findAll(all.stream().map(Slot::id).toList()).stream()
                .collect(Collectors.toMap(FieldHalfDay::id, Function.identity()));
        var free = new ArrayList<Slot>();
        for (Slot slot : all) {
            if (free.size() < most && Optional.ofNullable(known.get(slot.id())).map(FieldHalfDay::held).orElse(List.of()).size() < capacity(slot)) {
                free.add(slot);
            }
        }
        return free;
    }

    /** Keys of the orders that are gone to on a day, area by area. */
    List<String> keysOn(LocalDate day) {
        List<String> ids = field.areas().stream()
                .flatMap(area -> java.util.Arrays.stream(HalfDay.values()).map(half -> new Slot(area.name(), day, half).id())).toList();
        Map<String, FieldHalfDay> known = store.halves.findAll(ids).stream().collect(Collectors.toMap(FieldHalfDay::id, Function.identity()));
        return ids.stream().flatMap(id -> Optional.ofNullable(known.get(id)).stream()).flatMap(half -> half.held().stream()).map(FieldHalfDay.Held::key).toList();
    }

    boolean isOffered(Slot slot, String area) {
        return slot.area().equals(area) && days.isWorkday(slot.day()) && window(slot).from().isAfter(clock.instant()) && !slot.day().isAfter(days.furthest());
    }

    /** Keeps a place for an order. True if it is kept, also from before; false: all were gone. */
    boolean hold(Slot slot, String key) {
        if (store.halves.find(slot.id()).isEmpty()) {
            store.halves.insert(FieldHalfDay.empty(slot)); // somebody else may have been first: then it is there
        }
        return store.halves.change(slot.id(), now -> now.holds(key) || now.held().size() >= capacity(slot) ? now : now.holding(key, clock.instant()))
                .holds(key);
    }

    void release(Slot slot, String key) {
        if (store.halves.find(slot.id()).filter(half -> half.holds(key)).isPresent()) {
            store.halves.change(slot.id(), now -> now.holds(key) ? now.without(key) : now);
        }
    }

    /** Gives back what was kept for an order that was never written down, or that has another slot now: a crash came between. */
    void tidy() {
        List<Slot> ahead = days.from(days.today(), days.furthest()).stream()
                .flatMap(day -> field.areas().stream().flatMap(area -> java.util.Arrays.stream(HalfDay.values()).map(half -> new Slot(area.name(), day, half))))
                .toList();
        Instant old = clock.instant().minus(ORPHAN_AFTER);
        Map<String, Slot> byId = ahead.stream().collect(Collectors.toMap(Slot::id, Function.identity()));
        for (FieldHalfDay half : store.halves.findAll(byId.keySet())) {
            Slot slot = java.util.Objects.requireNonNull(byId.get(half.id()));
            half.held().stream().filter(held -> held.since().isBefore(old)).filter(held -> !isWanted(held.key(), slot)).forEach(held -> release(slot, held.key()));
        }
    }

    private boolean isWanted(String key, Slot slot) {
        return store.byKey(key).filter(order -> order.state().isOpen()).flatMap(Order::visit).filter(visit -> visit.slot().equals(slot)).isPresent();
    }

    private int capacity(Slot slot) {
        return field.area(slot.area()).capacity().getOrDefault(slot.half(), 0);
    }
}
