package org.curbstop.flows;

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
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;

/** Millbrook's time to pay, in memory: a quarter first within a week, all of it within half a year, for whoever is late. */
final class TimeToPay {

    private static final LocalDate TODAY = Town.TODAY;
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

    /** @param missed of an earlier plan; empty where nothing was @param service on, off or returning */
    TimeToPay(List<String> acts, Supplier<String> missed, Supplier<String> service) {
        this.acts = acts;
        this.missed = missed;
        this.service = service;
    }

    Map<String, Function<ActionCall, Outcome>> actions(Function<String, Town.Home> homes) {
        var actions = new HashMap<String, Function<ActionCall, Outcome>>();
        Map<String, BiFunction<ActionCall, Town.Home, Outcome>> mine = Map.of(
                "find-arrangement", this::find, "offer-arrangement", this::offer, "counter-arrangement", this::counter, "agree-arrangement", this::agree,
                "ask-for-terms", this::ask, "find-notice", this::notice, "claim-medical", this::medical, "dispute-bill", this::dispute,
                "tell-rights", (call, home) -> Outcome.of("told").with("rights", Value.of("You may ask for a review before service is shut off. You may ask for time to pay.")));
        mine.forEach((name, action) -> actions.put(name, call -> call.who().proof().orElseThrow().subjects().contains(call.require("account"))
                ? action.apply(call, homes.apply(call.require("account"))) : Outcome.of("not-yours")));
        return actions;
    }

    private Outcome find(ActionCall call, Town.Home home) {
        var street = Value.of(home.street());
        if (agreed.contains(home.id())) {
            return Outcome.of("running").with("street", street).with("next", Value.of(Money.usd(home.owed() / QUARTER))).with("nextDue", Value.of(LATEST_FIRST))
                    .with("paid", Value.of(0)).with("payments", Value.of(QUARTER));
        }
        return asked.contains(home.id()) ? Outcome.of("waiting").with("street", street).with("answerBy", Value.of(TODAY.plusDays(2))) : Outcome.of("none");
    }

    private Outcome offer(ActionCall call, Town.Home home) {
        var street = Value.of(home.street());
        if (home.owed() == Town.UNKNOWN) {
            return Outcome.of("unknown").with("street", street);
        }
        if (home.owed() == 0) {
            return Outcome.of("nothing-owed").with("street", street);
        }
        if (home.late() == 0) {
            return Outcome.of("refused").with("why", Value.of("Nothing of it is late, and the rules give time only for what is late."));
        }
        if (!missed.get().isEmpty()) {
            return Outcome.of("missed").with("missing", Value.of(Money.usd(new BigDecimal(missed.get()).movePointRight(2).longValueExact()))).with("why", Value.of((call.language().equals(Language.SPANISH)
                    ? "Primero hay que pagar lo que faltó del último plan, $%s." : "What was missed of the last plan, $%s, has to be paid first.").formatted(missed.get())));
        }
        var least = Money.usd(home.owed() / QUARTER);
        return plan(Outcome.of("offered"), home, Plan.of(Money.usd(home.owed()), least, LATEST_FIRST, least)).with("street", street)
                .with("leastFirst", Value.of(least)).with("latestFirst", Value.of(LATEST_FIRST)).with("lastDay", Value.of(LAST_DAY))
                .with("firstDays", OfferArrangement.firstDays(TODAY, LATEST_FIRST));
    }

    private static Outcome plan(Outcome outcome, Town.Home home, Plan plan) {
        return outcome.with("total", Value.of(Money.usd(home.owed()))).with("payments", Value.of(plan.payments())).with("first", Value.of(plan.first()))
                .with("firstDue", Value.of(plan.firstDue())).with("more", Value.of(plan.more())).with("each", Value.of(plan.each()))
                .with("last", Value.of(plan.last())).with("lastDue", Value.of(plan.lastDue()));
    }

    private Outcome counter(ActionCall call, Town.Home home) {
        var plan = Plan.of(Money.usd(home.owed()), call.money("firstPayment"), call.date("firstDay").orElseThrow(), call.money("perMonth"));
        var least = Money.usd(home.owed() / QUARTER);
        var why = plan.first().compareTo(least) < 0 ? "The first payment has to be at least a quarter of what you owe."
                : plan.firstDue().isAfter(LATEST_FIRST) ? "The first payment has to be made within 7 days."
                : plan.lastDue().isAfter(LAST_DAY) ? "All of it has to be paid within 6 months." : "";
        return why.isEmpty() ? plan(Outcome.of("within"), home, plan)
                : Outcome.of("outside").with("why", Value.of(why)).with("leastFirst", Value.of(least)).with("lastDay", Value.of(LAST_DAY));
    }

    private Outcome agree(ActionCall call, Town.Home home) {
        acts.add("agrees " + home.id() + " " + call.money("first").decimal() + " on " + call.date("firstDue").orElseThrow() + " then " + call.money("each").decimal());
        agreed.add(home.id());
        return Outcome.of("agreed").with("reference", Value.digits("70010020")).with("written", Value.of(true)).with("letterBy", Value.of(TODAY.plusDays(3)))
                .with("firstNow", Value.of(call.date("firstDue").orElseThrow().equals(TODAY)));
    }

    private Outcome ask(ActionCall call, Town.Home home) {
        acts.add("asks staff " + home.id() + " " + call.money("firstPayment").decimal() + " on " + call.date("firstDay").orElseThrow() + " then " + call.money("perMonth").decimal());
        asked.add(home.id());
        return Outcome.of("sent").with("answerBy", Value.of(TODAY.plusDays(2)));
    }

    private Outcome notice(ActionCall call, Town.Home home) {
        var stops = Value.of(Money.usd(home.late() > 0 ? home.late() : home.owed()));
        switch (service.get()) {
            case "off" -> {
                return Outcome.of("off").with("street", Value.of(home.street())).with("since", Value.of(TODAY.minusDays(1))).with("stops", stops);
            }
            case "returning" -> {
                return Outcome.of("returning").with("street", Value.of(home.street())).with("by", Value.of(java.time.Instant.parse("2026-11-23T18:00:00Z")));
            }
            default -> {}
        }
        if (home.owed() == 0 || home.late() == 0 && !home.id().equals("acct_jvh")) {
            return Outcome.of("no-notice").with("street", Value.of(home.street()));
        }
        return claimed.contains(home.id())
                ? Outcome.of("held").with("street", Value.of(home.street())).with("stops", stops).with("until", Value.of(TODAY.plusDays(7)))
                        .with("lasting", Value.of(false)).with("hold", Value.of(call.language().equals(Language.SPANISH) ? "una razón médica" : "a medical claim"))
                : Outcome.of("notice").with("street", Value.of(home.street())).with("stops", stops).with("notBefore", Value.of(TODAY.plusDays(8)));
    }

    private Outcome medical(ActionCall call, Town.Home home) {
        if (!claimed.add(home.id())) {
            return Outcome.of("standing").with("until", Value.of(TODAY.plusDays(7))).with("lasting", Value.of(false));
        }
        acts.add("claims medical " + home.id());
        return Outcome.of("placed").with("until", Value.of(TODAY.plusDays(7))).with("certify", Value.of(true));
    }

    private Outcome dispute(ActionCall call, Town.Home home) {
        acts.add("disputes " + home.id() + " " + call.require("about"));
        return Outcome.of("placed").with("until", Value.of(TODAY.plusDays(14))).with("lasting", Value.of(false));
    }
}
