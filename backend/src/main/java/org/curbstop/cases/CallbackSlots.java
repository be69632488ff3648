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

/** Callback slots within office hours. Each holds as many callbacks as there are callers. */
@Component
public final class CallbackSlots {

    /** Minimum notice, so that no call is promised for this very moment. */
    private static final Duration NOTICE = Duration.ofMinutes(15);
    private static final int DAYS_AHEAD = 10;
    static final int MAX_PER_PHONE = 3;
    static final int MAX_PER_ORIGIN = 5;

    private final CaseRepository repository;
    private final Utility utility;
    private final CaseDeadlines.CaseProperties settings;
    private final CaseDeadlines deadlines;

    /**
     * A booked callback.
     *
     * @param id slot and place in it; unique, so that a place cannot be booked twice
     * @param day day of the slot in the utility's time zone
     * @param phone number to call; bookings per phone are limited
     * @param origin digest of where it was booked from; bookings per origin are limited
     */
    record CallbackBooking(String id, CaseId caseId, Instant start, LocalDate day, Optional<PhoneNumber> phone, Optional<String> origin) {}

    public sealed interface CallbackBookingResult {
        record Booked(Instant start) implements CallbackBookingResult {}

        /** The slot is taken or no longer valid; contains other slots to offer. */
        record SlotTaken(List<Instant> others) implements CallbackBookingResult {}

        /** There is no such open case or no number to call, or the limit for the number or origin is reached. */
        record NotCallable() implements CallbackBookingResult {}
    }

    /**
     * A phone, or an origin known only by its digest, with the maximum number of pending callbacks.
     *
     * @param next time of the first callback, after which another can be booked
     */
    public record AtLimit(Optional<PhoneNumber> phone, int calls, Instant next) {}

    CallbackSlots(CaseRepository repository, Utility utility, CaseDeadlines.CaseProperties settings, CaseDeadlines deadlines) {
        this.repository = repository;
        this.utility = utility;
        this.settings = settings;
        this.deadlines = deadlines;
    }

    /** Returns the next free start times, earliest first. */
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

    /** Books a slot for a case, replacing its previous one. For staff, whose bookings are not limited. */
    CallbackBookingResult book(CaseId id, Instant start) {
        return book(id, start, Optional.empty());
    }

    /**
     * Books a slot for an origin such as a phone number or IP address. At most {@value #MAX_PER_ORIGIN} callbacks may be pending per origin
     * and {@value #MAX_PER_PHONE} per phone, so that nobody takes all slots. Above the limit, staff call back in the order of the queue.
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
        // The old slot is released first: a case has one callback, and a customer who changes their mind is offered others if necessary.
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

    /** Returns the limits reached, earliest to end first, so that staff can explain why somebody is offered no slot. */
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

    private boolean isFull(String field, Object value, int limit, CaseId id) {
        return repository.bookings.list(Query.where(field, value).from("start", deadlines.now()).ascending("start").limit(limit + 1))
                .stream()
                .filter(booking -> !booking.caseId().equals(id)).count() >= limit;
    }

    private void recordCallback(HandOff handOff, Instant start) {
        var event = new CallbackBooked(handOff.id(), handOff.packet().phone().orElseThrow(), start, handOff.packet().language());
        repository.handOffs.change(handOff.id().value(), now -> now.callback().equals(Optional.of(start))
                ? now
                : now.withCallback(start).withEvents(List.of(OutboxMessage.of(event))));
    }

    /** Returns the starts of all slots of a day that lie entirely within office hours. */
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
