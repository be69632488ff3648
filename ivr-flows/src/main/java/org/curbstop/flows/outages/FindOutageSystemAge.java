package org.curbstop.flows.outages;

import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.outages.oms.OutageSystemStatus;
import org.springframework.stereotype.Component;

/** Finds since when the outage management system has sent nothing, so that old information is not presented as new. */
@Component
public final class FindOutageSystemAge implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.reading("outage-system-age").ending("current").ending("stale", "asOf");

    private final OutageSystemStatus outageSystem;

    FindOutageSystemAge(OutageSystemStatus outageSystem) {
        this.outageSystem = outageSystem;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        return outageSystem.findStaleSince().map(since -> ActionOutcome.of("stale").with("asOf", SlotValue.of(since)))
                .orElseGet(() -> ActionOutcome.of("current"));
    }
}
