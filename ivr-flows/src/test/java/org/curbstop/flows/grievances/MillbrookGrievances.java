package org.curbstop.flows.grievances;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.InMemoryMillbrook;

/** In-memory bill disputes and complaints. Each customer who owes has two bills, and the latest is the amount owed. */
public final class MillbrookGrievances {

    private static final LocalDate BILLED = InMemoryMillbrook.TODAY.minusDays(9);
    private static final LocalDate ANSWER_BY = LocalDate.of(2026, 12, 7);
    private static final String NUMBER = "417203889";

    private final List<String> acts;
    private final Map<String, Money> open = new HashMap<>();

    public MillbrookGrievances(List<String> acts) {
        this.acts = acts;
    }

    public Map<String, Function<ActionCall, ActionOutcome>> actions(Function<String, InMemoryMillbrook.Home> homes) {
        return Map.of(
                "find-bill-dispute", call -> mine(call, homes, home -> Optional.ofNullable(open.get(home.id()))
                        .map(disputed -> ActionOutcome.of("open").with("reference", SlotValue.digits(NUMBER))
                                .with("billed", SlotValue.of(BILLED))
                                .with("disputed", SlotValue.of(disputed)).with("answerBy", SlotValue.of(ANSWER_BY)))
                        .orElse(ActionOutcome.of("none"))),
                "list-disputable-bills", call -> mine(call, homes, home -> home.owed() <= 0 ? ActionOutcome.of("none")
                        : ActionOutcome.of("several").with("bills", new SlotValue.Options(List.of(
                                new SlotValue.Option("bill_latest", SlotValue.of(BILLED)),
                                new SlotValue.Option("bill_before", SlotValue.of(BILLED.minusMonths(1))))))),
                "quote-dispute", call -> mine(call, homes, home -> quote(call, home)),
                "dispute-bill", call -> mine(call, homes, home -> {
                    acts.add("disputes " + home.id() + " " + call.money("disputed").decimal() + " " + call.require("wrong") + " "
                            + call.require("words") + call.text("read").map(read -> " read " + read).orElse(""));
                    open.put(home.id(), call.money("disputed"));
                    return ActionOutcome.of("filed").with("reference", SlotValue.digits(NUMBER)).with("answerBy", SlotValue.of(ANSWER_BY));
                }),
                "quote-complaint", call -> contact(call).map(to -> ActionOutcome.of("answered").with("contact", SlotValue.of(to)))
                        .orElse(ActionOutcome.of("anonymous")),
                "file-complaint", call -> {
                    acts.add("complains " + call.require("subject") + " " + call.require("words")
                            + " to " + contact(call).orElse("nobody"));
                    return contact(call).isPresent()
                            ? ActionOutcome.of("filed").with("reference", SlotValue.digits(NUMBER))
                                    .with("answerBy", SlotValue.of(ANSWER_BY))
                            : ActionOutcome.of("anonymous").with("reference", SlotValue.digits(NUMBER));
                });
    }

    private static ActionOutcome quote(ActionCall call, InMemoryMillbrook.Home home) {
        var owed = Money.usd(home.owed());
        var disputed = call.require("part").equals("all") ? owed : call.money("amount");
        return disputed.compareTo(owed) > 0 ? ActionOutcome.of("too-much").with("most", SlotValue.of(owed))
                : ActionOutcome.of("possible").with("billed", SlotValue.of(BILLED)).with("disputed", SlotValue.of(disputed))
                        .with("rest", SlotValue.of(owed.minus(disputed))).with("hasRest", SlotValue.of(!owed.equals(disputed)));
    }

    private static Optional<String> contact(ActionCall call) {
        return call.text("here").filter("yes"::equals).isPresent()
                ? call.caller().context().phone().map(PhoneNumber::formatNational) : call.text("phone");
    }

    private static ActionOutcome mine(ActionCall call, Function<String, InMemoryMillbrook.Home> homes,
            Function<InMemoryMillbrook.Home, ActionOutcome> action) {
        return call.caller().proof().orElseThrow().subjects().contains(call.require("account"))
                ? action.apply(homes.apply(call.require("account"))) : ActionOutcome.of("not-yours");
    }
}
