package org.curbstop.flows.premises;

import org.curbstop.common.Channel;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.notices.preferences.LandlineNumbers;
import org.springframework.stereotype.Component;

/** Finds the caller's own address, so that nobody has to spell it during an outage. */
@Component
public final class FindOwnPremise implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.reading("find-own-place").ending("found", "ownStreet")
            .ending("found-by-landline", "ownStreet").ending("unknown")
            .orIfUnavailable("unknown");

    private final PremiseLookup premises;
    private final LandlineNumbers landlines;

    FindOwnPremise(PremiseLookup premises, LandlineNumbers landlines) {
        this.landlines = landlines;
        this.premises = premises;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        boolean landline = call.caller().context().channel() == Channel.VOICE
                && call.caller().context().phone().filter(landlines::contains).isPresent();
        return premises.ofCaller(call)
                .map(premise -> ActionOutcome.of(landline ? "found-by-landline" : "found")
                        .with("ownStreet", SlotValue.of(premise.address().street())))
                .orElse(ActionOutcome.of("unknown"));
    }
}
