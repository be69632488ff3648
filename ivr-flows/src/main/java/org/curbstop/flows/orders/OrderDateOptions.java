package org.curbstop.flows.orders;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.Money;
import org.curbstop.common.PremiseId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.SlotValue;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.OrderQuote;
import org.curbstop.orders.OrderRefusal;
import org.curbstop.orders.appointments.Appointments;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Dates and visit windows of orders, as a conversation offers and receives them. */
@Component
record OrderDateOptions(Appointments appointments, Utility utility) {

    static final String LATER = "later";
    /** Maximum number of times that a listener can remember. */
    private static final int MAX_OFFERED = 4;

    LocalDate today(ActionCall call) {
        return LocalDate.ofInstant(call.now(), utility.zone());
    }

    /** Returns the chosen date: today, the earliest, or another date that the customer named. */
    LocalDate chosenDay(ActionCall call, OrderQuote.DateChoice choice) {
        return switch (call.require("when")) {
            case "today" -> today(call);
            case "earliest" -> choice.earliest();
            default -> call.date("day").orElseThrow();
        };
    }

    /** Returns why a date is not available; empty if it is. */
    Optional<ActionOutcome> refused(ActionCall call, LocalDate day, OrderQuote.DateChoice choice) {
        return choice.days().contains(day) ? Optional.empty() : Optional.of(otherDay(refusalReason(call, day, choice), choice.earliest()));
    }

    private String refusalReason(ActionCall call, LocalDate day, OrderQuote.DateChoice choice) {
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

    static ActionOutcome otherDay(String why, LocalDate earliest) {
        return ActionOutcome.of("other-day").with("why", SlotValue.of(why)).with("earliest", SlotValue.of(earliest));
    }

    static ActionOutcome refused(OrderRefusal refusal) {
        return ActionOutcome.of("refused").with("why", SlotValue.of(refusal.reason().name()));
    }

    /** Returns the earliest start date, and the fee for today if starting today is possible. */
    static ActionOutcome earliestStart(OrderQuote quote) {
        var earliest = SlotValue.of(quote.start().orElseThrow().earliest());
        return quote.sameDayFee().map(fee -> ActionOutcome.of("today-too").with("todayFee", SlotValue.of(fee)))
                .orElse(ActionOutcome.of("from")).with("earliest", earliest);
    }

    Money sameDayFee(ActionCall call, OrderQuote quote, LocalDate day) {
        return quote.sameDayFee().filter(fee -> day.equals(today(call))).orElseGet(() -> quote.deposit().due().zero());
    }

    /** Returns the visit windows of a date if a visit is needed and no window was chosen yet. */
    Optional<ActionOutcome> visitWindowChoice(ActionCall call, OrderQuote quote, LocalDate day) {
        return quote.visit().filter(visit -> slot(call, "slot").filter(slot -> slot.day().equals(day)).isEmpty())
                .map(visit -> ActionOutcome.of("pick-half").with("halves",
                        new SlotValue.Options(visit.slots().stream().filter(slot -> slot.day().equals(day)).map(this::option).toList())));
    }

    static Optional<AppointmentSlot> slot(ActionCall call, String name) {
        return call.text(name).flatMap(AppointmentSlot::parse);
    }

    SlotValue.TimeWindow window(AppointmentSlot slot) {
        var window = appointments.timeRange(slot);
        return new SlotValue.TimeWindow(window.from(), window.until());
    }

    /** Offers the next few free times, and an option to list more. */
    Optional<ActionOutcome> offerTimes(ActionCall call, PremiseId premise) {
        var after = slot(call, "after");
        List<AppointmentSlot> next = appointments
                .nextFreeSlots(premise, after.map(AppointmentSlot::day).orElseGet(() -> today(call)), MAX_OFFERED + 2).stream()
                .filter(slot -> after.filter(last -> !isLater(slot, last)).isEmpty()).limit(MAX_OFFERED).toList();
        return next.isEmpty() ? Optional.empty() : Optional.of(ActionOutcome.of("offered").with("after", SlotValue.of(next.getLast().id()))
                .with("times", new SlotValue.Options(Stream
                        .concat(next.stream().map(this::option), Stream.of(new SlotValue.Option(LATER, new SlotValue.LocalizedName(LATER))))
                        .toList())));
    }

    /** Checks whether the chosen time is still free before it is read back. */
    ActionOutcome checkAvailability(ActionCall call, PremiseId premise) {
        return slot(call, "time").filter(slot -> appointments.nextFreeSlots(premise, slot.day(), 2).contains(slot))
                .map(slot -> ActionOutcome.of("free").with("at", window(slot))).orElse(ActionOutcome.of("full"));
    }

    private static boolean isLater(AppointmentSlot slot, AppointmentSlot than) {
        return slot.day().isAfter(than.day()) || slot.day().equals(than.day()) && slot.half().compareTo(than.half()) > 0;
    }

    private SlotValue.Option option(AppointmentSlot slot) {
        return new SlotValue.Option(slot.id(), window(slot));
    }
}
