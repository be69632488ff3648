package org.curbstop.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.common.Asker;
import org.curbstop.common.Digest;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.Outgoing;
import org.curbstop.store.Where;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Times at which a person can call back: within office hours, each as often as there are people to call. */
@Component
public final class CallbackSlots {

    /** Nobody is promised a call that would have to be made this very moment. */
    private static final Duration NOTICE = Duration.ofMinutes(15);
    private static final int DAYS_AHEAD = 10;
    static final int MOST_OF_PHONE = 3;
    static final int MOST_OF_ORIGIN = 5;

    private final CaseStore store;
    private final Utility utility;
    private final Clocks.Settings settings;
    private final Clocks clocks;

    /**
     * One call-back.
     *
     * @param id slot and place in it: no two bookings have the same, which is what keeps a slot from being given twice
     * @param day of the slot, in the utility's zone
     * @param phone to call, and {@code origin} (a digest) where it was booked from: of both there are bounds
     */
    record Booking(String id, CaseId caseId, Instant start, LocalDate day, Optional<PhoneNumber> phone, Optional<String> origin) {}

    public sealed interface Answer {
        record Booked(Instant start) implements Answer {}

        /** Somebody else was first, or it is no slot (any more): offer others. */
        record Gone(List<Instant> others) implements Answer {}

        /** There is no such open case, no number to call, or as many calls wait for that number or origin as may. */
        record NobodyToCall() implements Answer {}
    }

    /**
     * A phone, or a place that is known by a digest alone, for which as many calls wait as may.
     *
     * @param next the first of the calls: then there is room again
     */
    public record AtLimit(Optional<PhoneNumber> phone, int calls, Instant next) {}

    CallbackSlots(CaseStore store, Utility utility, Clocks.Settings settings, Clocks clocks) {
        this.store = store;
        this.utility = utility;
        this.settings = settings;
        this.clocks = clocks;
    }

    /** The next free starts, soonest first. */
    public List<Instant> next(int count) {
        var free = new ArrayList<Instant>();
        ZonedDateTime earliest = clocks.now().plus(NOTICE).atZone(utility.zone());
        LocalDate day = earliest.toLocalDate();
        for (int i = 0; i < DAYS_AHEAD && free.size() < count; i++, day = day.plusDays(1)) {
            List<Instant> starts = starts(day).stream().filter(start -> !start.isBefore(earliest.toInstant())).toList();
            if (!starts.isEmpty()) {
                Map<Instant, Integer> taken = taken(day);
                starts.stream().filter(start -> taken.getOrDefault(start, 0) < settings.callers()).limit(count - free.size()).forEach(free::add);
            }
        }
        return free;
    }

    /** Books a slot for a case, in place of one that it may have; for staff, whose bookings are not counted. */
    public Answer book(CaseId id, Instant start) {
        return book(id, start, Optional.empty());
    }

    /**
     * Likewise from an origin, a number or an address: at most {@value #MOST_OF_ORIGIN} calls wait for one origin and {@value #MOST_OF_PHONE} for one
     * phone, so that nobody takes all the times that there are. Beyond that the case is called back in its turn.
     */
    public Answer book(CaseId id, Instant start, Optional<String> from) {
        Optional<String> origin = from.map(where -> Digest.of("callback", where));
        Optional<HandOff> open = store.handOffs.find(id.value()).filter(HandOff::isOpen).filter(each -> each.packet().phone().isPresent());
        if (open.isEmpty()) {
            return new Answer.NobodyToCall();
        }
        Optional<Booking> before = store.bookings.findBy("caseId", id);
        if (before.filter(booking -> booking.start().equals(start)).isPresent()) {
            return new Answer.Booked(start);
        }
        PhoneNumber phone = open.get().packet().phone().orElseThrow();
        if (isFull("phone", phone, MOST_OF_PHONE, id) || origin.filter(each -> isFull("origin", each, MOST_OF_ORIGIN, id)).isPresent()) {
            return new Answer.NobodyToCall();
        }
        LocalDate day = start.atZone(utility.zone()).toLocalDate();
        if (start.isBefore(clocks.now()) || !starts(day).contains(start)) {
            return new Answer.Gone(next(3));
        }
        // The old one is given up first: a case has one call-back, and a person that changes their mind gets another offer if need be.
        before.ifPresent(booking -> store.bookings.delete(booking.id()));
        for (int place = 0; place < settings.callers(); place++) {
            if (store.bookings.insert(new Booking(start + "|" + place, id, start, day, Optional.of(phone), origin))) {
                promise(open.get(), start);
                return new Answer.Booked(start);
            }
        }
        store.handOffs.change(id.value(), now -> now.callback().isEmpty() ? now : now.notCalledBack(clocks.due(now.packet().kind())));
        return new Answer.Gone(next(3));
    }

    /** For staff, who are asked why somebody is offered no time: the soonest that ends first. */
    public List<AtLimit> atLimit(Asker staff) {
        staff.mustBeInside();
        LocalDate today = clocks.now().atZone(utility.zone()).toLocalDate();
        List<Booking> waiting = IntStream.rangeClosed(0, DAYS_AHEAD).mapToObj(today::plusDays)
                .flatMap(day -> store.bookings.list(Where.is("day", day).ascending("id")).stream())
                .filter(booking -> !booking.start().isBefore(clocks.now())).toList();
        Map<Optional<PhoneNumber>, List<Booking>> byPhone = waiting.stream().filter(each -> each.phone().isPresent()).collect(Collectors.groupingBy(Booking::phone));
        Map<Optional<String>, List<Booking>> byOrigin = waiting.stream().filter(each -> each.origin().isPresent()).collect(Collectors.groupingBy(Booking::origin));
        return Stream.concat(
                        byPhone.entrySet().stream().filter(of -> of.getValue().size() >= MOST_OF_PHONE).map(of -> atLimit(of.getKey(), of.getValue())),
                        byOrigin.values().stream().filter(of -> of.size() >= MOST_OF_ORIGIN).map(of -> atLimit(Optional.empty(), of)))
                .sorted(Comparator.comparing(AtLimit::next)).toList();
    }

    private static AtLimit atLimit(Optional<PhoneNumber> phone, List<Booking> calls) {
        return new AtLimit(phone, calls.size(), calls.stream().map(Booking::start).min(Comparator.naturalOrder()).orElseThrow());
    }

    private boolean isFull(String field, Object value, int most, CaseId id) {
        return store.bookings.list(Where.is(field, value).from("start", clocks.now()).ascending("start").limit(most + 1)).stream()
                .filter(booking -> !booking.caseId().equals(id)).count() >= most;
    }

    private void promise(HandOff handOff, Instant start) {
        var event = new CallbackBooked(handOff.id(), handOff.packet().phone().orElseThrow(), start, handOff.packet().language());
        store.handOffs.change(handOff.id().value(), now -> now.callback().equals(Optional.of(start))
                ? now
                : now.calledBackAt(start).telling(List.of(Outgoing.of(event))));
    }

    /** Starts of all slots of a day, whole slots within office hours only. */
    private List<Instant> starts(LocalDate day) {
        var opening = utility.hours().week().get(day.getDayOfWeek());
        if (opening == null || !utility.hours().isWorkday(day)) {
            return List.of();
        }
        var starts = new ArrayList<Instant>();
        Instant end = day.atTime(opening.until()).atZone(utility.zone()).toInstant();
        Instant start = day.atTime(opening.from()).atZone(utility.zone()).toInstant();
        while (!start.plus(settings.slot()).isAfter(end)) {
            starts.add(start);
            start = start.plus(settings.slot());
        }
        return starts;
    }

    private Map<Instant, Integer> taken(LocalDate day) {
        var taken = new HashMap<Instant, Integer>();
        store.bookings.list(Where.is("day", day).ascending("id")).forEach(booking -> taken.merge(booking.start(), 1, Integer::sum));
        return taken;
    }
}
