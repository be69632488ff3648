package org.curbstop.flows;

import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.springframework.stereotype.Component;

/** The caller's own address, offered so that nobody has to spell it in the dark. */
@Component
final class FindOwnPlace implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.reading("find-own-place").ending("found", "ownStreet").ending("unknown");

    private final Places places;

    FindOwnPlace(Places places) {
        this.places = places;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        return places.own(call).map(premise -> Outcome.of("found").with("ownStreet", Value.of(premise.address().street()))).orElse(Outcome.of("unknown"));
    }
}
