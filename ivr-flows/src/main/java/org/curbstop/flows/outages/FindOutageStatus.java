package org.curbstop.flows.outages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.premises.PremiseLookup;
import org.curbstop.outages.Etr;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.Outages;
import org.curbstop.outages.RestorationOutlook;
import org.springframework.stereotype.Component;

/** Finds the status of an outage at a premise, or for the calling number. */
@Component
record FindOutageStatus(Outages outages, PremiseLookup premises) implements FlowAction {

    @Override
    public ActionSpec spec() {
        return OutageActionSpecs.FIND_OUTAGE_STATUS;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        if (call.text("place").isPresent()) {
            return premises.find(call.require("place"))
                    .map(premise -> mostRelevant(outages.findAt(premise), call.now()).orElse(ActionOutcome.of("nothing-known")))
                    .orElse(ActionOutcome.of("no-such-place"));
        }
        // Only of the caller's own premise: whether a house has power is nobody else's business.
        Optional<ActionOutcome> meter = premises.ofCaller(call).flatMap(outages::findPowerBack)
                .map(back -> ActionOutcome.of("meter-back").with("back", SlotValue.of(back)));
        if (meter.isPresent()) {
            return meter.get();
        }
        return call.caller().context().phone().flatMap(phone -> mostRelevant(outages.listAffecting(phone), call.now()))
                .or(() -> premises.ofCaller(call)
                        .map(premise -> mostRelevant(outages.findAt(premise), call.now()).orElse(ActionOutcome.of("nothing-known"))))
                .orElse(ActionOutcome.of("place-wanted"));
    }

    /** Returns the most relevant outage: a current one before a restored one. */
    private Optional<ActionOutcome> mostRelevant(List<Outage> found, Instant now) {
        return found.stream().filter(Outage::isOut).findFirst().or(() -> found.stream().findFirst()).map(outage -> outcome(outage, now));
    }

    private ActionOutcome outcome(Outage outage, Instant now) {
        return stateOutcome(outage, now).with("service", SlotValue.of(outage.service().name()));
    }

    private ActionOutcome stateOutcome(Outage outage, Instant now) {
        if (!outage.isOut()) {
            return ActionOutcome.of("restored");
        }
        return switch (outage.outlook(now)) {
            case RestorationOutlook.By time -> expected("expected", outage, time.etr()).with("back", SlotValue.of(time.time()));
            case RestorationOutlook.Between range -> expected("expected-between", outage, range.etr())
                    .with("earliest", SlotValue.of(range.from())).with("back", SlotValue.of(range.to()));
            case RestorationOutlook.Passed passed -> ActionOutcome.of("overdue");
            case RestorationOutlook.BeingAssessed assessing ->
                    ActionOutcome.of("assessing").with("crew", SlotValue.of(outage.crew().name()));
            case RestorationOutlook.NotSaid none -> withoutEstimate(outage, outages.countHouseholds(outage));
        };
    }

    private static ActionOutcome expected(String outcome, Outage outage, Etr etr) {
        return ActionOutcome.of(outcome).with("crew", SlotValue.of(outage.crew().name()))
                .with("moved", SlotValue.of(outage.timesMoved())).with("said", SlotValue.of(etr.said()))
                .with("source", SlotValue.of(etr.source().name()));
    }

    /** @param households number of households that reported it; more than one from one origin still speak for one only */
    static ActionOutcome withoutEstimate(Outage outage, int households) {
        if (!(outage.state() instanceof OutageState.Suspected)) {
            return ActionOutcome.of("assessing").with("crew", SlotValue.of(outage.crew().name()));
        }
        if (households == 0) {
            return ActionOutcome.of("unreported"); // known by meters, or by the outage management system
        }
        return outage.isPublic() && households > 1 ? ActionOutcome.of("suspected").with("households", SlotValue.of(households))
                : ActionOutcome.of("one-household");
    }
}
