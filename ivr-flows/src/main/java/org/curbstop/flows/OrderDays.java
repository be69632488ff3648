package org.curbstop.flows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.Money;
import org.curbstop.common.PremiseId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.curbstop.orders.Appointments;
import org.curbstop.orders.Quote;
import org.curbstop.orders.Refusal;
import org.curbstop.orders.Slot;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Days and half-days of orders, as a talk offers and hears them. */
@Component
final class OrderDays {

    static final String LATER = "later";
    /** As many as somebody can keep in mind who only hears them. */
    private static final int OFFERED = 4;

    private final Appointments appointments;
    private final Utility utility;

    OrderDays(Appointments appointments, Utility utility) {
        this.appointments = appointments;
        this.utility = utility;
    }

    LocalDate today(ActionCall call) {
        return LocalDate.ofInstant(call.now(), utility.zone());
    }

    /** What was chosen of "today", "the earliest" and a day of one's own. */
    LocalDate chosen(ActionCall call, Quote.Choice choice) {
        return switch (call.require("when")) {
            case "today" -> today(call);
            case "earliest" -> choice.earliest();
            default -> call.date("day").orElseThrow();
        };
    }

    /** Why a day cannot be had; empty where it can. */
    Optional<Outcome> refused(ActionCall call, LocalDate day, Quote.Choice choice) {
        return choice.days().contains(day) ? Optional.empty() : Optional.of(other(why(call, day, choice), choice.earliest()));
    }

    private String why(ActionCall call, LocalDate day, Quote.Choice choice) {
        if (day.isBefore(today(call))) {
            return "PAST";
        }
        if (day.isBefore(choice.earliest())) {
            return "TOO_SOON";
        }
        if (choice.days().isEmpty() || day.isAfter(choice.days().getLast())) {
            return "TOO_FAR";
        }
        return utility.hours().isWorkday(day) ? "FULL" : "NO_WORKDAY";
    }

    static Outcome other(String why, LocalDate earliest) {
        return Outcome.of("other-day").with("why", Value.of(why)).with("earliest", Value.of(earliest));
    }

    static Outcome refused(Refusal refusal) {
        return Outcome.of("refused").with("why", Value.of(refusal.reason().name()));
    }

    /** From when on, and what today would cost. */
    static Outcome from(Quote quote) {
        var earliest = Value.of(quote.start().orElseThrow().earliest());
        return quote.sameDayFee().map(fee -> Outcome.of("today-too").with("todayFee", Value.of(fee))).orElse(Outcome.of("from")).with("earliest", earliest);
    }

    Money fee(ActionCall call, Quote quote, LocalDate day) {
        return quote.sameDayFee().filter(fee -> day.equals(today(call))).orElseGet(() -> quote.deposit().due().zero());
    }

    /** The half-days of a day, where somebody has to come and none of them was chosen yet. */
    Optional<Outcome> halves(ActionCall call, Quote quote, LocalDate day) {
        return quote.visit().filter(visit -> slot(call, "slot").filter(slot -> slot.day().equals(day)).isEmpty())
                .map(visit -> Outcome.of("pick-half").with("halves", new Value.Items(visit.slots().stream().filter(slot -> slot.day().equals(day)).map(this::item).toList())));
    }

    static Optional<Slot> slot(ActionCall call, String name) {
        return call.text(name).flatMap(Slot::read);
    }

    Value.Window window(Slot slot) {
        var window = appointments.window(slot);
        return new Value.Window(window.from(), window.until());
    }

    /** The next few times that are free, and a way to hear more. */
    Optional<Outcome> offered(ActionCall call, PremiseId place) {
        var after = slot(call, "after");
        List<Slot> next = appointments.slots(place, after.map(Slot::day).orElseGet(() -> today(call)), OFFERED + 2).stream()
                .filter(slot -> after.filter(last -> !isLater(slot, last)).isEmpty()).limit(OFFERED).toList();
        return next.isEmpty() ? Optional.empty() : Optional.of(Outcome.of("offered").with("after", Value.of(next.getLast().id()))
                .with("times", new Value.Items(Stream.concat(next.stream().map(this::item), Stream.of(new Value.Item(LATER, new Value.Named(LATER)))).toList())));
    }

    /** Whether it can still be had, which is asked before it is read back. */
    Outcome look(ActionCall call, PremiseId place) {
        return slot(call, "time").filter(slot -> appointments.slots(place, slot.day(), 2).contains(slot))
                .map(slot -> Outcome.of("free").with("at", window(slot))).orElse(Outcome.of("full"));
    }

    private static boolean isLater(Slot slot, Slot than) {
        return slot.day().isAfter(than.day()) || slot.day().equals(than.day()) && slot.half().compareTo(than.half()) > 0;
    }

    private Value.Item item(Slot slot) {
        return new Value.Item(slot.id(), window(slot));
    }
}
