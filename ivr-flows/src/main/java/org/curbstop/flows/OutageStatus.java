package org.curbstop.flows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.curbstop.outages.Etr;
import org.curbstop.outages.Outage;
import org.curbstop.outages.Outages;
import org.curbstop.outages.State;
import org.springframework.stereotype.Component;

/** What is known of an outage: at a place, or of the number that calls. Never more than we know. */
@Component
final class OutageStatus implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.reading("outage-status").mayTake("place")
            .ending("place-wanted").ending("no-such-place").ending("nothing-known").ending("suspected", "service", "households")
            .ending("assessing", "service", "crew").ending("expected", "service", "crew", "back", "moved")
            .ending("overdue", "service").ending("restored", "service");

    private final Outages outages;
    private final Places places;

    OutageStatus(Outages outages, Places places) {
        this.outages = outages;
        this.places = places;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        if (call.text("place").isPresent()) {
            return places.named(call.require("place")).map(premise -> first(outages.at(premise), call.now()).orElse(Outcome.of("nothing-known")))
                    .orElse(Outcome.of("no-such-place"));
        }
        return call.who().approach().phone().flatMap(phone -> first(outages.affecting(phone), call.now()))
                .or(() -> places.own(call).map(premise -> first(outages.at(premise), call.now()).orElse(Outcome.of("nothing-known"))))
                .orElse(Outcome.of("place-wanted"));
    }

    /** Whatever is still out comes before what is back. */
    private Optional<Outcome> first(List<Outage> found, Instant now) {
        return found.stream().filter(Outage::isOut).findFirst().or(() -> found.stream().findFirst()).map(outage -> said(outage, now));
    }

    private Outcome said(Outage outage, Instant now) {
        return facts(outage, now).with("service", Value.of(outage.service().name()));
    }

    private Outcome facts(Outage outage, Instant now) {
        if (!outage.isOut()) {
            return Outcome.of("restored");
        }
        var back = outage.etr().flatMap(Etr::back);
        if (back.filter(now::isBefore).isPresent()) {
            return Outcome.of("expected").with("crew", Value.of(outage.crew().name())).with("back", Value.of(back.get())).with("moved", Value.of(outage.timesMoved()));
        }
        if (back.isPresent()) {
            return Outcome.of("overdue");
        }
        return outage.state() instanceof State.Suspected
                ? Outcome.of("suspected").with("households", Value.of(outages.households(outage)))
                : Outcome.of("assessing").with("crew", Value.of(outage.crew().name()));
    }
}
