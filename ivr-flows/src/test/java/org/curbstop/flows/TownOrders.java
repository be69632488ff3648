package org.curbstop.flows;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;

/**
 * Orders in Millbrook, in memory: 14 Alder St is free, at 9 Mill Ln there are two flats, at 7 Birch Ave service can start today, and at 30 Foundry Rd
 * somebody has to switch the water on. A new customer without a paper and without a number of their own is looked at by a person.
 */
final class TownOrders {

    private static final LocalDate EARLIEST = LocalDate.of(2026, 11, 24);
    private static final LocalDate THANKSGIVING = LocalDate.of(2026, 11, 26);
    private static final Money FEE = Money.usd("45.00");
    private static final String REFERENCE = "400500600";
    private static final Map<String, List<String>> UNITS = Map.of("9 mill ln", List.of("Unit A", "Unit B"));
    private static final Set<String> STREETS = Set.of("14 Alder St", "7 Birch Ave", "30 Foundry Rd", "9 Mill Ln, Unit A", "9 Mill Ln, Unit B");
    private static final List<Instant> WINDOWS = List.of(
            Instant.parse("2026-11-24T16:00:00Z"), Instant.parse("2026-11-24T21:00:00Z"), Instant.parse("2026-11-25T16:00:00Z"), Instant.parse("2026-11-25T21:00:00Z"));

    private final Town town;
    /** The reference and the phone of the order that Hana has placed. */
    private final Map<String, String> guests = new HashMap<>(Map.of("400500601", "(503) 555-0108"));
    private Instant taken = Instant.EPOCH;

    TownOrders(Town town) {
        this.town = town;
    }

    Map<String, Function<ActionCall, Outcome>> actions() {
        var all = new HashMap<String, Function<ActionCall, Outcome>>();
        all.put("find-premise", TownOrders::findPremise);
        all.put("service-days", TownOrders::days);
        all.put("quote-start", this::quoteStart);
        all.put("place-start", this::placeStart);
        all.put("stop-days", call -> own(call).map(home -> Outcome.of("from").with("earliest", Value.of(EARLIEST)).with("street", Value.of(home.street()))).orElse(Outcome.of("not-yours")));
        all.put("quote-stop", this::quoteStop);
        all.put("place-stop", call -> placed(call, "stops " + call.require("account") + " after " + call.require("onDay")));
        all.put("move-days", call -> own(call).isPresent() ? days(call) : Outcome.of("not-yours"));
        all.put("quote-move", this::quoteMove);
        all.put("place-move", call -> placed(call, "moves " + call.require("account") + " to " + call.require("premise") + " on " + call.require("onDay") + " until " + call.require("stopDay")));
        all.put("visit-times", call -> own(call).map(home -> offered(call).with("street", Value.of(home.street()))).orElse(Outcome.of("not-yours")));
        all.put("check-time", TownOrders::checkTime);
        all.put("book-visit", this::bookVisit);
        all.put("list-orders", call -> call.who().proof().orElseThrow().subjects().isEmpty() ? Outcome.of("none") : Outcome.of("one").with("order", Value.of("ord_0000000001")));
        all.put("match-order", call -> call.require("phone").equals(guests.get(call.require("reference")))
                ? Outcome.of("matched").with("order", Value.of("ord_0000000001")) : Outcome.of("no-match"));
        all.put("find-order", call -> Outcome.of("open").with("kind", new Value.Named("start")).with("street", Value.of("14 Alder St")).with("onDay", Value.of(EARLIEST)));
        all.put("quote-change", call -> dayRefused(call.date("day").orElseThrow()).orElseGet(() -> Outcome.of("possible")
                .with("onDay", Value.of(call.date("day").orElseThrow())).with("fee", Value.of(Money.usd(0))).with("hasFee", Value.of(false))));
        all.put("change-order", call -> act("changes to " + call.require("onDay"), Outcome.of("changed")));
        all.put("order-times", this::offered);
        all.put("check-order-time", TownOrders::checkTime);
        all.put("change-order-time", call -> act("changes to " + call.require("time"), Outcome.of("changed")));
        all.put("cancel-order", call -> act("cancels " + call.require("order"), Outcome.of("cancelled")));
        return all;
    }

    private Outcome act(String what, Outcome outcome) {
        town.acts.add(what);
        return outcome;
    }

    private Outcome placed(ActionCall call, String what) {
        return own(call).map(home -> act(what, Outcome.of("accepted").with("reference", Value.digits(REFERENCE)))).orElse(Outcome.of("not-yours"));
    }

    private Optional<Town.Home> own(ActionCall call) {
        var account = call.require("account");
        return call.who().proof().orElseThrow().subjects().contains(account) ? town.home(account) : Optional.empty();
    }

    private static Outcome findPremise(ActionCall call) {
        var words = call.require("place").toLowerCase(java.util.Locale.ROOT);
        var units = UNITS.getOrDefault(words, List.of());
        var unit = call.text("unit").filter(value -> value.toLowerCase(java.util.Locale.ROOT).startsWith(words));
        if (!units.isEmpty() && unit.isEmpty()) {
            return call.text("unit").isPresent() ? Outcome.of("other-unit") : Outcome.of("several").with("units", new Value.Items(units.stream()
                    .map(name -> new Value.Item("9 Mill Ln, " + name, Value.of(name))).toList()));
        }
        var wanted = unit.orElse(words);
        return STREETS.stream().filter(street -> street.equalsIgnoreCase(wanted)).findFirst()
                .map(street -> Outcome.of("found").with("premise", Value.of("prm " + street)).with("street", Value.of(street)).with("services", new Value.Items(Stream.of("electric", "water", "sewer")
                        .map(service -> new Value.Item(service, new Value.Named(service))).toList())))
                .orElse(Outcome.of("not-found"));
    }

    private static boolean today(ActionCall call) {
        return call.require("premise").contains("Birch");
    }

    private static Outcome days(ActionCall call) {
        return today(call) ? Outcome.of("today-too").with("earliest", Value.of(EARLIEST)).with("todayFee", Value.of(FEE))
                : Outcome.of("from").with("earliest", Value.of(EARLIEST));
    }

    private static LocalDate day(ActionCall call) {
        return switch (call.require("when")) {
            case "today" -> Town.TODAY;
            case "earliest" -> EARLIEST;
            default -> call.date("day").orElseThrow();
        };
    }

    private static Optional<Outcome> dayRefused(LocalDate day) {
        Optional<String> why = day.isBefore(Town.TODAY) ? Optional.of("PAST") : day.isBefore(EARLIEST) ? Optional.of("TOO_SOON")
                : day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY || day.equals(THANKSGIVING) ? Optional.of("NO_WORKDAY")
                : day.isAfter(Town.TODAY.plusDays(60)) ? Optional.of("TOO_FAR") : Optional.empty();
        return why.map(code -> Outcome.of("other-day").with("why", Value.of(code)).with("earliest", Value.of(EARLIEST)));
    }

    private Outcome quoteStart(ActionCall call) {
        var day = day(call);
        boolean sameDay = today(call) && day.equals(Town.TODAY);
        var refused = sameDay ? Optional.<Outcome>empty() : dayRefused(day);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (call.require("premise").contains("Foundry") && call.text("slot").isEmpty()) {
            return Outcome.of("pick-half").with("halves", new Value.Items(WINDOWS.stream().limit(2).map(TownOrders::item).toList()));
        }
        var deposit = call.who().proof().isPresent() ? Money.usd(0) : Money.usd("180.00");
        return Outcome.of("possible").with("onDay", Value.of(day)).with("fee", Value.of(sameDay ? FEE : Money.usd(0))).with("hasFee", Value.of(sameDay))
                .with("deposit", Value.of(deposit)).with("hasDeposit", Value.of(deposit.isPositive())).with("depositWhy", Value.of("NEW_CUSTOMER"));
    }

    private Outcome placeStart(ActionCall call) {
        var reference = Value.digits(REFERENCE);
        var what = "starts " + call.text("some").orElse("all") + " at " + call.require("premise") + " on " + call.require("onDay");
        if (call.who().proof().isEmpty()) {
            return act("asks whether somebody unknown " + what, call.text("slot").map(slot -> Outcome.of("with-staff-visit").with("at", window(Instant.parse(slot)))).orElse(Outcome.of("with-staff"))
                    .with("reference", reference).with("unknown", Value.of(true)));
        }
        return act(what, call.text("slot").map(slot -> Outcome.of("visit").with("at", window(Instant.parse(slot)))).orElse(Outcome.of("accepted")).with("reference", reference));
    }

    private Outcome quoteStop(ActionCall call) {
        var home = own(call);
        if (home.isEmpty()) {
            return Outcome.of("not-yours");
        }
        if (call.require("sendTo").equals("new") && !call.text("forward").filter(text -> text.matches(".*\\d{5}$")).isPresent()) {
            return Outcome.of("no-address");
        }
        var name = switch (home.get().id()) {
            case "acct_cz" -> "leaves-tenant";
            case "acct_tess" -> "owner-next";
            default -> "possible";
        };
        var day = day(call);
        return dayRefused(day).orElseGet(() -> Outcome.of(name).with("onDay", Value.of(day)).with("forwardTo", Value.of(call.text("forward").orElse("")))
                .with("estimate", Value.of(Money.usd("61.20"))).with("hasEstimate", Value.of(true)));
    }

    private Outcome quoteMove(ActionCall call) {
        var home = own(call);
        if (home.isEmpty()) {
            return Outcome.of("not-yours");
        }
        var day = day(call);
        var last = call.require("until").equals("same") ? day : call.date("lastDay").orElseThrow();
        if (last.isBefore(day) || last.isAfter(day.plusDays(7))) {
            return Outcome.of("other-last-day").with("latest", Value.of(day.plusDays(7)));
        }
        return dayRefused(day).orElseGet(() -> Outcome.of("possible").with("onDay", Value.of(day)).with("stopDay", Value.of(last)).with("fee", Value.of(Money.usd(0)))
                .with("hasFee", Value.of(false)).with("deposit", Value.of(Money.usd(0))).with("hasDeposit", Value.of(false)).with("oldStreet", Value.of(home.get().street())));
    }

    private static Value.Window window(Instant from) {
        return new Value.Window(from, from.plusSeconds(4 * 3600L));
    }

    private static Value.Item item(Instant from) {
        return new Value.Item(from.toString(), window(from));
    }

    private Outcome offered(ActionCall call) {
        var after = call.text("after").map(Instant::parse).orElse(Instant.EPOCH);
        var next = WINDOWS.stream().filter(from -> from.isAfter(after) && !from.equals(taken)).sorted(Comparator.naturalOrder()).limit(2).toList();
        if (next.isEmpty()) {
            return Outcome.of("no-times");
        }
        return Outcome.of("offered").with("times", new Value.Items(Stream.concat(next.stream().map(TownOrders::item), Stream.of(new Value.Item("later", new Value.Named("later")))).toList()))
                .with("after", Value.of(next.getLast().toString()));
    }

    private static Outcome checkTime(ActionCall call) {
        return Outcome.of("free").with("at", window(Instant.parse(call.require("time"))));
    }

    /** The first morning has one place left, and somebody else takes it while Flo says yes. */
    private Outcome bookVisit(ActionCall call) {
        var time = Instant.parse(call.require("time"));
        if (time.equals(WINDOWS.getFirst()) && !taken.equals(time)) {
            taken = time;
            return Outcome.of("full");
        }
        return act("comes to " + call.require("account") + " for " + call.require("visit") + " at " + time, Outcome.of("booked").with("reference", Value.digits(REFERENCE)));
    }
}
