package org.curbstop.flows.arrangements;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.InMemoryMillbrook;

/** In-memory payment arrangements for past-due accounts: a quarter is due within a week, all of it within six months. */
public final class MillbrookArrangements {

    private static final LocalDate TODAY = InMemoryMillbrook.TODAY;
    private static final LocalDate LATEST_FIRST = TODAY.plusDays(7);
    private static final LocalDate LAST_DAY = TODAY.plusMonths(6);
    private static final int QUARTER = 4;

    private final List<String> acts;
    private final Supplier<String> missed;
    private final Supplier<String> service;
    private final Set<String> agreed = new java.util.HashSet<>();
    private final Set<String> asked = new java.util.HashSet<>();
    private final Set<String> claimed = new java.util.HashSet<>();

    private record Plan(Money first, LocalDate firstDue, long more, Money each, Money last, LocalDate lastDue) {

        static Plan of(Money total, Money first, LocalDate firstDue, Money each) {
            if (first.compareTo(total) >= 0) {
                return new Plan(total, firstDue, 0, total, total, firstDue);
            }
            long more = 0;
            Money left = total.minus(first);
            while (each.compareTo(left) < 0) {
                left = left.minus(each);
                more++;
            }
            return new Plan(first, firstDue, more, each, left, firstDue.plusMonths(more + 1));
        }

        long payments() {
            return lastDue.equals(firstDue) ? 1 : more + 2;
        }
    }

    /**
     * @param missed amount missed on an earlier arrangement; empty if none
     * @param service {@code on}, {@code off} or {@code returning}
     */
    public MillbrookArrangements(List<String> acts, Supplier<String> missed, Supplier<String> service) {
        this.acts = acts;
        this.missed = missed;
        this.service = service;
    }

    public Map<String, Function<ActionCall, ActionOutcome>> actions(Function<String, InMemoryMillbrook.Home> homes) {
        var actions = new HashMap<String, Function<ActionCall, ActionOutcome>>();
        Map<String, BiFunction<ActionCall, InMemoryMillbrook.Home, ActionOutcome>> mine = Map.of(
                "find-arrangement", this::find, "offer-arrangement", this::offer, "counter-arrangement", this::counter, "agree-arrangement",
                this::agree,
                "ask-for-terms", this::ask, "find-notice", this::notice, "claim-medical", this::medical,
                "tell-rights", (call, home) -> ActionOutcome.of("told").with("rights",
                        SlotValue.of("You may ask for a review before service is shut off. You may ask for time to pay.")));
        mine.forEach(
                (name, action) -> actions.put(name, call -> call.caller().proof().orElseThrow().subjects().contains(call.require("account"))
                ? action.apply(call, homes.apply(call.require("account"))) : ActionOutcome.of("not-yours")));
        return actions;
    }

    private ActionOutcome find(ActionCall call, InMemoryMillbrook.Home home) {
        var street = SlotValue.of(home.street());
        if (agreed.contains(home.id())) {
            return ActionOutcome.of("running").with("street", street).with("next", SlotValue.of(Money.usd(home.owed() / QUARTER)))
                    .with("nextDue", SlotValue.of(LATEST_FIRST))
                    .with("paid", SlotValue.of(0)).with("payments", SlotValue.of(QUARTER));
        }
        return asked.contains(home.id())
                ? ActionOutcome.of("waiting").with("street", street).with("answerBy", SlotValue.of(TODAY.plusDays(2)))
                : ActionOutcome.of("none");
    }

    private ActionOutcome offer(ActionCall call, InMemoryMillbrook.Home home) {
        var street = SlotValue.of(home.street());
        if (home.owed() == InMemoryMillbrook.UNKNOWN) {
            return ActionOutcome.of("unknown").with("street", street);
        }
        if (home.owed() == 0) {
            return ActionOutcome.of("nothing-owed").with("street", street);
        }
        if (home.late() == 0) {
            return ActionOutcome.of("refused").with("why",
                    SlotValue.of("None of it is late, and the rules give time only for what is late."));
        }
        if (!missed.get().isEmpty()) {
            return ActionOutcome.of("missed")
                    .with("missing", SlotValue.of(Money.usd(new BigDecimal(missed.get()).movePointRight(2).longValueExact())))
                    .with("why", SlotValue.of((call.language().equals(Language.SPANISH)
                            ? "Primero hay que pagar lo que faltó del último plan, $%s."
                            : "What was missed on the last plan, $%s, has to be paid first.").formatted(missed.get())));
        }
        var least = Money.usd(home.owed() / QUARTER);
        return plan(ActionOutcome.of("offered"), home, Plan.of(Money.usd(home.owed()), least, LATEST_FIRST, least)).with("street", street)
                .with("leastFirst", SlotValue.of(least)).with("latestFirst", SlotValue.of(LATEST_FIRST))
                .with("lastDay", SlotValue.of(LAST_DAY))
                .with("firstDays", ArrangementActions.firstDays(TODAY, LATEST_FIRST));
    }

    private static ActionOutcome plan(ActionOutcome outcome, InMemoryMillbrook.Home home, Plan plan) {
        return outcome.with("total", SlotValue.of(Money.usd(home.owed()))).with("payments", SlotValue.of(plan.payments()))
                .with("first", SlotValue.of(plan.first()))
                .with("firstDue", SlotValue.of(plan.firstDue())).with("more", SlotValue.of(plan.more()))
                .with("each", SlotValue.of(plan.each()))
                .with("last", SlotValue.of(plan.last())).with("lastDue", SlotValue.of(plan.lastDue()));
    }

    private ActionOutcome counter(ActionCall call, InMemoryMillbrook.Home home) {
        var plan = Plan.of(Money.usd(home.owed()), call.money("firstPayment"), call.date("firstDay").orElseThrow(), call.money("perMonth"));
        var least = Money.usd(home.owed() / QUARTER);
        var why = plan.first().compareTo(least) < 0 ? "The first payment has to be at least a quarter of what you owe."
                : plan.firstDue().isAfter(LATEST_FIRST) ? "The first payment has to be made within 7 days."
                : plan.lastDue().isAfter(LAST_DAY) ? "All of it has to be paid within 6 months." : "";
        return why.isEmpty() ? plan(ActionOutcome.of("within"), home, plan)
                : ActionOutcome.of("outside").with("why", SlotValue.of(why)).with("leastFirst", SlotValue.of(least)).with("lastDay",
                        SlotValue.of(LAST_DAY));
    }

    private ActionOutcome agree(ActionCall call, InMemoryMillbrook.Home home) {
        acts.add("agrees " + home.id() + " " + call.money("first").decimal() + " on " + call.date("firstDue").orElseThrow() + " then "
                + call.money("each").decimal());
        agreed.add(home.id());
        return ActionOutcome.of("agreed").with("reference", SlotValue.digits("70010020")).with("written", SlotValue.of(true))
                .with("letterBy", SlotValue.of(TODAY.plusDays(3)))
                .with("firstNow", SlotValue.of(call.date("firstDue").orElseThrow().equals(TODAY)));
    }

    private ActionOutcome ask(ActionCall call, InMemoryMillbrook.Home home) {
        acts.add("asks staff " + home.id() + " " + call.money("firstPayment").decimal() + " on " + call.date("firstDay").orElseThrow()
                + " then " + call.money("perMonth").decimal());
        asked.add(home.id());
        return ActionOutcome.of("sent").with("answerBy", SlotValue.of(TODAY.plusDays(2)));
    }

    private ActionOutcome notice(ActionCall call, InMemoryMillbrook.Home home) {
        var stops = SlotValue.of(Money.usd(home.late() > 0 ? home.late() : home.owed()));
        switch (service.get()) {
            case "off" -> {
                return ActionOutcome.of("off").with("street", SlotValue.of(home.street())).with("since", SlotValue.of(TODAY.minusDays(1)))
                        .with("stops", stops);
            }
            case "returning" -> {
                return ActionOutcome.of("returning").with("street", SlotValue.of(home.street())).with("by",
                        SlotValue.of(java.time.Instant.parse("2026-11-23T18:00:00Z")));
            }
            default -> {}
        }
        if (home.owed() == 0 || home.late() == 0 && !home.id().equals("acct_jvh")) {
            return ActionOutcome.of("no-notice").with("street", SlotValue.of(home.street()));
        }
        return claimed.contains(home.id())
                ? ActionOutcome.of("held").with("street", SlotValue.of(home.street())).with("stops", stops)
                        .with("until", SlotValue.of(TODAY.plusDays(7)))
                        .with("lasting", SlotValue.of(false))
                        .with("hold", SlotValue.of(call.language().equals(Language.SPANISH) ? "una razón médica" : "a medical claim"))
                : ActionOutcome.of("notice").with("street", SlotValue.of(home.street())).with("stops", stops).with("notBefore",
                        SlotValue.of(TODAY.plusDays(8)));
    }

    private ActionOutcome medical(ActionCall call, InMemoryMillbrook.Home home) {
        if (!claimed.add(home.id())) {
            return ActionOutcome.of("standing").with("until", SlotValue.of(TODAY.plusDays(7))).with("lasting", SlotValue.of(false));
        }
        acts.add("claims medical " + home.id());
        return ActionOutcome.of("placed").with("until", SlotValue.of(TODAY.plusDays(7))).with("certify", SlotValue.of(true));
    }
}
