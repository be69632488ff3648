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
import org.curbstop.common.Actor;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.Sha256Digest;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.Query;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Times at which a person can call back: within office hours, each as often as there are people to call. */
@Component
public final class CallbackSlots {

    /** Nobody is promised a call that would have to be made this very moment. */
    private static final Duration NOTICE = Duration.ofMinutes(15);
    private static final int DAYS_AHEAD = 10;
    static final int MAX_PER_PHONE = 3;
    static final int MAX_PER_ORIGIN = 5;

    private final CaseRepository repository;
    private final Utility utility;
    private final CaseDeadlines.CaseProperties settings;
    private final CaseDeadlines deadlines;

    /**
     * One call-back.
     *
     * @param id slot and place in it: no two bookings have the same, which is what keeps a slot from being given twice
     * @param day of the slot, in the utility's zone
     * @param phone to call, and {@code origin} (a digest) where it was booked from: of both there are bounds
     */
    record CallbackBooking(String id, CaseId caseId, Instant start, LocalDate day, Optional<PhoneNumber> phone, Optional<String> origin) {}

    public sealed interface CallbackBookingResult {
        record Booked(Instant start) implements CallbackBookingResult {}

        /** Somebody else was first, or it is no slot (any more): offer others. */
        record SlotTaken(List<Instant> others) implements CallbackBookingResult {}

        /** There is no such open case, no number to call, or as many calls wait for that number or origin as may. */
        record NotCallable() implements CallbackBookingResult {}
    }

    /**
     * A phone, or a place that is known by a digest alone, for which as many calls wait as may.
     *
     * @param next the first of the calls: then there is room again
     */
    public record AtLimit(Optional<PhoneNumber> phone, int calls, Instant next) {}

    CallbackSlots(CaseRepository repository, Utility utility, CaseDeadlines.CaseProperties settings, CaseDeadlines deadlines) {
        this.repository = repository;
        this.utility = utility;
        this.settings = settings;
        this.deadlines = deadlines;
    }

    /** The next free starts, soonest first. */
    public List<Instant> listFree(int count) {
        var free = new ArrayList<Instant>();
        ZonedDateTime earliest = deadlines.now().plus(NOTICE).atZone(utility.zone());
        LocalDate day = earliest.toLocalDate();
        for (int i = 0; i < DAYS_AHEAD && free.size() < count; i++, day = day.plusDays(1)) {
            List<Instant> starts = starts(day).stream().filter(start -> !start.isBefore(earliest.toInstant())).toList();
            if (!starts.isEmpty()) {
                Map<Instant, Integer> taken = countTaken(day);
                starts.stream().filter(start -> taken.getOrDefault(start, 0) < settings.callers()).limit(count - free.size())
                        .forEach(free::add);
            }
        }
        return free;
    }

    /** Books a slot for a case, replacing one that it may have; for staff, whose bookings are not counted. */
    CallbackBookingResult book(CaseId id, Instant start) {
        return book(id, start, Optional.empty());
    }

    /**
     * Likewise from an origin, a number or an address: at most {@value #MAX_PER_ORIGIN} calls wait for one origin and
     * {@value #MAX_PER_PHONE} for one phone, so that nobody takes all the times that there are. Beyond that the case is called back in its
     * turn.
     */
    public CallbackBookingResult book(CaseId id, Instant start, Optional<String> from) {
        Optional<String> origin = from.map(where -> Sha256Digest.of("callback", where));
        Optional<HandOff> open = repository.handOffs.find(id.value()).filter(HandOff::isOpen)
                .filter(each -> each.packet().phone().isPresent());
        if (open.isEmpty()) {
            return new CallbackBookingResult.NotCallable();
        }
        Optional<CallbackBooking> before = repository.bookings.findBy("caseId", id);
        if (before.filter(booking -> booking.start().equals(start)).isPresent()) {
            return new CallbackBookingResult.Booked(start);
        }
        PhoneNumber phone = open.get().packet().phone().orElseThrow();
        if (isFull("phone", phone, MAX_PER_PHONE, id) || origin.filter(each -> isFull("origin", each, MAX_PER_ORIGIN, id)).isPresent()) {
            return new CallbackBookingResult.NotCallable();
        }
        LocalDate day = start.atZone(utility.zone()).toLocalDate();
        if (start.isBefore(deadlines.now()) || !starts(day).contains(start)) {
            return new CallbackBookingResult.SlotTaken(listFree(3));
        }
        // The old one is given up first: a case has one call-back, and a person that changes their mind gets another offer if need be.
        before.ifPresent(booking -> repository.bookings.delete(booking.id()));
        for (int place = 0; place < settings.callers(); place++) {
            if (repository.bookings.insert(new CallbackBooking(start + "|" + place, id, start, day, Optional.of(phone), origin))) {
                recordCallback(open.get(), start);
                return new CallbackBookingResult.Booked(start);
            }
        }
        repository.handOffs.change(id.value(), now -> now.callback().isEmpty() ? now
                : now.withoutCallback(deadlines.due(now.packet().kind())));
        return new CallbackBookingResult.SlotTaken(listFree(3));
    }

    /** For staff, who are asked why somebody is offered no time: the soonest that ends first. */
    public List<AtLimit> atLimit(Actor staff) {
        staff.requireStaffOrSystem();
        LocalDate today = deadlines.now().atZone(utility.zone()).toLocalDate();
        List<CallbackBooking> waiting = IntStream.rangeClosed(0, DAYS_AHEAD).mapToObj(today::plusDays)
                .flatMap(day -> repository.bookings.list(Query.where("day", day).ascending("id")).stream())
                .filter(booking -> !booking.start().isBefore(deadlines.now())).toList();
        Map<Optional<PhoneNumber>, List<CallbackBooking>> byPhone = waiting.stream().filter(each -> each.phone().isPresent())
                .collect(Collectors.groupingBy(CallbackBooking::phone));
        Map<Optional<String>, List<CallbackBooking>> byOrigin = waiting.stream().filter(each -> each.origin().isPresent())
                .collect(Collectors.groupingBy(CallbackBooking::origin));
        return Stream.concat(
                byPhone.entrySet().stream().filter(of -> of.getValue().size() >= MAX_PER_PHONE)
                        .map(of -> atLimit(of.getKey(), of.getValue())),
                        byOrigin.values().stream().filter(of -> of.size() >= MAX_PER_ORIGIN).map(of -> atLimit(Optional.empty(), of)))
                .sorted(Comparator.comparing(AtLimit::next)).toList();
    }

    private static AtLimit atLimit(Optional<PhoneNumber> phone, List<CallbackBooking> calls) {
        return new AtLimit(phone, calls.size(), calls.stream().map(CallbackBooking::start).min(Comparator.naturalOrder()).orElseThrow());
    }

    private boolean isFull(String field, Object value, int most, CaseId id) {
        return repository.bookings.list(Query.where(field, value).from("start", deadlines.now()).ascending("start").limit(most + 1))
                .stream()
                .filter(booking -> !booking.caseId().equals(id)).count() >= most;
    }

    private void recordCallback(HandOff handOff, Instant start) {
        var event = new CallbackBooked(handOff.id(), handOff.packet().phone().orElseThrow(), start, handOff.packet().language());
        repository.handOffs.change(handOff.id().value(), now -> now.callback().equals(Optional.of(start))
                ? now
                : now.withCallback(start).withEvents(List.of(OutboxMessage.of(event))));
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

    private Map<Instant, Integer> countTaken(LocalDate day) {
        var taken = new HashMap<Instant, Integer>();
        repository.bookings.list(Query.where("day", day).ascending("id")).forEach(booking -> taken.merge(booking.start(), 1, Integer::sum));
        return taken;
    }
}
