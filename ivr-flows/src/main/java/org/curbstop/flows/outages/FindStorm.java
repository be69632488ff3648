package org.curbstop.flows.outages;

import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.outages.StormMode;
import org.springframework.stereotype.Component;

/** Finds whether storm mode is on, and what staff have written for everybody. */
@Component
public final class FindStorm implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.reading("find-storm").ending("calm").ending("standard", "storm")
            .ending("message", "storm", "message");

    private final StormMode mode;

    FindStorm(StormMode mode) {
        this.mode = mode;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        var status = mode.status();
        if (!status.active()) {
            return ActionOutcome.of("calm");
        }
        String message = status.messages().get(call.language());
        return (message == null ? ActionOutcome.of("standard") : ActionOutcome.of("message").with("message", SlotValue.of(message)))
                .with("storm", SlotValue.of(true));
    }
}
