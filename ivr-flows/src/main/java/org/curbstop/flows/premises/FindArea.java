package org.curbstop.flows.premises;

import org.curbstop.accounts.Area;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.springframework.stereotype.Component;

/** Finds an area (an intersection, a block or a landmark) and reads it back as the utility writes it. A post office box is no place. */
@Component
public final class FindArea implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.reading("find-area").mayTake("place")
            .ending("none").ending("area", "place").ending("street-wanted")
            .orIfUnavailable("none");

    private final PremiseLookup premises;

    FindArea(PremiseLookup premises) {
        this.premises = premises;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        if (call.text("place").filter(premises::isPostOfficeBox).isPresent()) {
            return ActionOutcome.of("street-wanted");
        }
        return call.text("place").flatMap(premises::findArea).map(Area::name)
                .map(name -> ActionOutcome.of("area").with("place", SlotValue.of(name))).orElse(ActionOutcome.of("none"));
    }
}
