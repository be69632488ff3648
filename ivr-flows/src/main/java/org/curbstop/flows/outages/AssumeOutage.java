package org.curbstop.flows.outages;

import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/**
 * Fills in what a text such as "OUT 12 Alder St" leaves open: electricity, if the utility supplies it, and no hazard. The flow reads both
 * back before anything is reported.
 */
@Component
public final class AssumeOutage implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.reading("assume-outage").mayTake("service")
            .ending("assumed", "service", "hazard", "assumed");

    private final Utility utility;

    AssumeOutage(Utility utility) {
        this.utility = utility;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        String supplied = utility.supplies(ServiceType.ELECTRIC) ? "electric" : "water";
        return ActionOutcome.of("assumed").with("service", SlotValue.of(call.text("service").orElse(supplied)))
                .with("hazard", SlotValue.of("none")).with("assumed", SlotValue.of(true));
    }
}
