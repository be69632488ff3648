package org.curbstop.flows.orders;

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
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.InMemoryMillbrook;

/**
 * In-memory service orders: 14 Alder St is vacant, 9 Mill Ln has two units, service can start today at 7 Birch Ave, and 30 Foundry Rd needs
 * a visit to turn the water on. Staff review a request of an unverified caller.
 */
public final class MillbrookOrders {

    private static final LocalDate EARLIEST = LocalDate.of(2026, 11, 24);
    private static final LocalDate THANKSGIVING = LocalDate.of(2026, 11, 26);
    private static final Money FEE = Money.usd("45.00");
    private static final String REFERENCE = "400500600";
    private static final Map<String, List<String>> UNITS = Map.of("9 mill ln", List.of("Unit A", "Unit B"));
    private static final Set<String> STREETS =
            Set.of("14 Alder St", "7 Birch Ave", "30 Foundry Rd", "9 Mill Ln, Unit A", "9 Mill Ln, Unit B");
    private static final List<Instant> WINDOWS = List.of(
            Instant.parse("2026-11-24T16:00:00Z"), Instant.parse("2026-11-24T21:00:00Z"), Instant.parse("2026-11-25T16:00:00Z"),
            Instant.parse("2026-11-25T21:00:00Z"));

    private final InMemoryMillbrook town;
    /** Phone numbers by order reference: the order that Hana has placed. */
    private final Map<String, String> guests = new HashMap<>(Map.of("400500601", "(503) 555-0108"));
    private Instant taken = Instant.EPOCH;

    public MillbrookOrders(InMemoryMillbrook town) {
        this.town = town;
    }

    public Map<String, Function<ActionCall, ActionOutcome>> actions() {
        var all = new HashMap<String, Function<ActionCall, ActionOutcome>>();
        all.put("find-premise", MillbrookOrders::findPremise);
        all.put("service-days", MillbrookOrders::days);
        all.put("quote-start", this::quoteStart);
        all.put("place-start", this::placeStart);
        all.put("stop-days", call -> own(call)
                .map(home -> ActionOutcome.of("from").with("earliest", SlotValue.of(EARLIEST)).with("street", SlotValue.of(home.street())))
                .orElse(ActionOutcome.of("not-yours")));
        all.put("find-bill-address", call -> own(call).map(home -> home.id().equals("acct_bb")
                ? ActionOutcome.of("unknown").with("sendTo", SlotValue.of("new")) : ActionOutcome.of("known"))
                .orElse(ActionOutcome.of("not-yours")));
        all.put("quote-stop", this::quoteStop);
        all.put("place-stop", call -> placed(call, "stops " + call.require("account") + " after " + call.require("onDay")));
        all.put("move-days", call -> own(call).isPresent() ? days(call) : ActionOutcome.of("not-yours"));
        all.put("quote-move", this::quoteMove);
        all.put("place-move", call -> placed(call, "moves " + call.require("account") + " to " + call.require("premise") + " on "
                + call.require("onDay") + " until " + call.require("stopDay")));
        all.put("visit-times", call -> own(call).map(home -> offered(call).with("street", SlotValue.of(home.street())))
                .orElse(ActionOutcome.of("not-yours")));
        all.put("first-visit-time", call -> {
            var first = ((SlotValue.Options) call.find("times").orElseThrow()).items().getFirst();
            return ActionOutcome.of("free").with("time", SlotValue.of(first.value())).with("at", first.label());
        });
        all.put("check-time", MillbrookOrders::checkTime);
        all.put("book-visit", this::bookVisit);
        all.put("list-orders", call -> call.caller().proof().orElseThrow().subjects().isEmpty() ? ActionOutcome.of("none")
                : ActionOutcome.of("one").with("order", SlotValue.of("ord_0000000001")));
        all.put("find-visit", _ -> !town.visitBooked ? ActionOutcome.of("none")
                : ActionOutcome.of("visit").with("place", SlotValue.of("40 Elm St")).with("coming", window(WINDOWS.getFirst())));
        all.put("match-order", call -> call.require("phone").equals(guests.get(call.require("reference")))
                ? ActionOutcome.of("matched").with("order", SlotValue.of("ord_0000000001")) : ActionOutcome.of("no-match"));
        all.put("match-case", call -> call.require("phone").equals("(503) 555-0106") && call.require("reference").equals("700800901")
                ? ActionOutcome.of("waiting").with("kind", new SlotValue.LocalizedName("leak-report"))
                        .with("by", SlotValue.of(EARLIEST)) : ActionOutcome.of("no-match"));
        all.put("find-order", _ -> town.visitBooked
                ? ActionOutcome.of("visit").with("kind", new SlotValue.LocalizedName("visit")).with("street", SlotValue.of("40 Elm St"))
                        .with("at", window(WINDOWS.getFirst()))
                : ActionOutcome.of("open").with("kind", new SlotValue.LocalizedName("start"))
                        .with("street", SlotValue.of("14 Alder St")).with("onDay", SlotValue.of(EARLIEST)));
        all.put("quote-change", call -> dayRefused(call.date("day").orElseThrow()).orElseGet(() -> ActionOutcome.of("possible")
                .with("onDay", SlotValue.of(call.date("day").orElseThrow())).with("fee", SlotValue.of(Money.usd(0)))
                .with("hasFee", SlotValue.of(false))));
        all.put("change-order", call -> act("changes to " + call.require("onDay"), ActionOutcome.of("changed")));
        all.put("order-times", this::offered);
        all.put("check-order-time", MillbrookOrders::checkTime);
        all.put("change-order-time", call -> act("changes to " + call.require("time"), ActionOutcome.of("changed")));
        all.put("cancel-order", call -> act("cancels " + call.require("order"), ActionOutcome.of("cancelled")));
        return all;
    }

    private ActionOutcome act(String what, ActionOutcome outcome) {
        town.acts.add(what);
        return outcome;
    }

    private ActionOutcome placed(ActionCall call, String what) {
        return own(call).map(home -> act(what, ActionOutcome.of("accepted").with("reference", SlotValue.digits(REFERENCE))
                .with("canChange", SlotValue.of(true)).with("changeUntil", SlotValue.of(Instant.parse("2026-11-23T23:00:00Z")))))
                .orElse(ActionOutcome.of("not-yours"));
    }

    private Optional<InMemoryMillbrook.Home> own(ActionCall call) {
        var account = call.require("account");
        return call.caller().proof().orElseThrow().subjects().contains(account) ? town.home(account) : Optional.empty();
    }

    private static ActionOutcome findPremise(ActionCall call) {
        var words = call.require("place").toLowerCase(java.util.Locale.ROOT);
        var units = UNITS.getOrDefault(words, List.of());
        var unit = call.text("unit").filter(value -> value.toLowerCase(java.util.Locale.ROOT).startsWith(words));
        if (!units.isEmpty() && unit.isEmpty()) {
            return call.text("unit").isPresent() ? ActionOutcome.of("other-unit")
                    : ActionOutcome.of("several").with("units", new SlotValue.Options(units.stream()
                    .map(name -> new SlotValue.Option("9 Mill Ln, " + name, SlotValue.of(name))).toList()));
        }
        var wanted = unit.orElse(words);
        return STREETS.stream().filter(street -> street.equalsIgnoreCase(wanted)).findFirst()
                .map(street -> ActionOutcome.of("found").with("premise", SlotValue.of("prm " + street)).with("street", SlotValue.of(street))
                        .with("services", new SlotValue.Options(Stream.of("electric", "water", "sewer")
                        .map(service -> new SlotValue.Option(service, new SlotValue.LocalizedName(service))).toList())))
                .orElse(ActionOutcome.of("not-found"));
    }

    private static boolean today(ActionCall call) {
        return call.require("premise").contains("Birch");
    }

    private static ActionOutcome days(ActionCall call) {
        return today(call) ? ActionOutcome.of("today-too").with("earliest", SlotValue.of(EARLIEST)).with("todayFee", SlotValue.of(FEE))
                : ActionOutcome.of("from").with("earliest", SlotValue.of(EARLIEST));
    }

    private static LocalDate day(ActionCall call) {
        return switch (call.require("when")) {
            case "today" -> InMemoryMillbrook.TODAY;
            case "earliest" -> EARLIEST;
            default -> call.date("day").orElseThrow();
        };
    }

    private static Optional<ActionOutcome> dayRefused(LocalDate day) {
        Optional<String> why =
                day.isBefore(InMemoryMillbrook.TODAY) ? Optional.of("PAST") : day.isBefore(EARLIEST) ? Optional.of("TOO_SOON")
                        : day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY || day.equals(THANKSGIVING)
                                ? Optional.of("NO_WORKDAY")
                : day.isAfter(InMemoryMillbrook.TODAY.plusDays(60)) ? Optional.of("TOO_FAR") : Optional.empty();
        return why.map(code -> ActionOutcome.of("other-day").with("why", SlotValue.of(code)).with("earliest", SlotValue.of(EARLIEST)));
    }

    private ActionOutcome quoteStart(ActionCall call) {
        var day = day(call);
        boolean sameDay = today(call) && day.equals(InMemoryMillbrook.TODAY);
        var refused = sameDay ? Optional.<ActionOutcome>empty() : dayRefused(day);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (call.require("premise").contains("Foundry") && call.text("slot").isEmpty()) {
            return ActionOutcome.of("pick-half").with("halves",
                    new SlotValue.Options(WINDOWS.stream().limit(2).map(MillbrookOrders::item).toList()));
        }
        var deposit = call.caller().proof().isPresent() ? Money.usd(0) : Money.usd("180.00");
        return ActionOutcome.of("possible").with("onDay", SlotValue.of(day)).with("fee", SlotValue.of(sameDay ? FEE : Money.usd(0)))
                .with("hasFee", SlotValue.of(sameDay))
                .with("deposit", SlotValue.of(deposit)).with("hasDeposit", SlotValue.of(deposit.isPositive()))
                .with("depositWhy", SlotValue.of("NEW_CUSTOMER"));
    }

    private ActionOutcome placeStart(ActionCall call) {
        var reference = SlotValue.digits(REFERENCE);
        var what = "starts " + call.text("some").orElse("all") + " at " + call.require("premise") + " on " + call.require("onDay");
        if (call.caller().proof().isEmpty()) {
            return act("asks whether somebody unknown " + what,
                    call.text("slot").map(slot -> ActionOutcome.of("with-staff-visit").with("at", window(Instant.parse(slot))))
                            .orElse(ActionOutcome.of("with-staff"))
                    .with("reference", reference).with("unknown", SlotValue.of(true)));
        }
        return act(what, call.text("slot").map(slot -> ActionOutcome.of("visit").with("at", window(Instant.parse(slot))))
                .orElse(ActionOutcome.of("accepted")).with("reference", reference));
    }

    private ActionOutcome quoteStop(ActionCall call) {
        var home = own(call);
        if (home.isEmpty()) {
            return ActionOutcome.of("not-yours");
        }
        if (call.require("sendTo").equals("new") && !call.text("forward").filter(text -> text.matches(".*\\d{5}$")).isPresent()) {
            return ActionOutcome.of("no-address");
        }
        var name = switch (home.get().id()) {
            case "acct_cz" -> "leaves-tenant";
            case "acct_tess" -> "owner-next";
            default -> "possible";
        };
        var day = day(call);
        return dayRefused(day).orElseGet(() -> ActionOutcome.of(name).with("onDay", SlotValue.of(day))
                .with("forwardTo", SlotValue.of(call.text("forward").orElse("")))
                .with("estimate", SlotValue.of(Money.usd("61.20"))).with("hasEstimate", SlotValue.of(true)));
    }

    private ActionOutcome quoteMove(ActionCall call) {
        var home = own(call);
        if (home.isEmpty()) {
            return ActionOutcome.of("not-yours");
        }
        var day = day(call);
        var last = call.require("until").equals("same") ? day : call.date("lastDay").orElseThrow();
        if (last.isBefore(day) || last.isAfter(day.plusDays(7))) {
            return ActionOutcome.of("other-last-day").with("latest", SlotValue.of(day.plusDays(7)));
        }
        return dayRefused(day).orElseGet(() -> ActionOutcome.of("possible").with("onDay", SlotValue.of(day))
                .with("stopDay", SlotValue.of(last)).with("fee", SlotValue.of(Money.usd(0)))
                .with("hasFee", SlotValue.of(false)).with("deposit", SlotValue.of(Money.usd(0))).with("hasDeposit", SlotValue.of(false))
                .with("oldStreet", SlotValue.of(home.get().street())));
    }

    private static SlotValue.TimeWindow window(Instant from) {
        return new SlotValue.TimeWindow(from, from.plusSeconds(4 * 3600L));
    }

    private static SlotValue.Option item(Instant from) {
        return new SlotValue.Option(from.toString(), window(from));
    }

    private ActionOutcome offered(ActionCall call) {
        var after = call.text("after").map(Instant::parse).orElse(Instant.EPOCH);
        var next = WINDOWS.stream().filter(from -> from.isAfter(after) && !from.equals(taken)).sorted(Comparator.naturalOrder()).limit(2)
                .toList();
        if (next.isEmpty()) {
            return ActionOutcome.of("no-times");
        }
        return ActionOutcome.of("offered")
                .with("times",
                        new SlotValue.Options(Stream.concat(next.stream().map(MillbrookOrders::item),
                                Stream.of(new SlotValue.Option("later", new SlotValue.LocalizedName("later")))).toList()))
                .with("after", SlotValue.of(next.getLast().toString()));
    }

    private static ActionOutcome checkTime(ActionCall call) {
        return ActionOutcome.of("free").with("at", window(Instant.parse(call.require("time"))));
    }

    /** Books a visit. The first window has one place left, which somebody else takes while Flo says yes. */
    private ActionOutcome bookVisit(ActionCall call) {
        var time = Instant.parse(call.require("time"));
        if (time.equals(WINDOWS.getFirst()) && !taken.equals(time)) {
            taken = time;
            return ActionOutcome.of("full");
        }
        return act("comes to " + call.require("account") + " for " + call.require("visit") + " at " + time,
                ActionOutcome.of("booked").with("reference", SlotValue.digits(REFERENCE)));
    }
}
