package org.curbstop.flows;

import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.curbstop.utility.Utility;
import org.curbstop.utility.UtilityService;
import org.springframework.stereotype.Component;

/** What can be out, where the danger or the utility leaves no choice. */
@Component
final class WhichService implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.reading("which-service").mayTake("hazard").ending("known", "service").ending("unknown");

    private final Utility utility;

    WhichService(Utility utility) {
        this.utility = utility;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        return switch (call.text("hazard").orElse("none")) {
            case "line", "medical" -> known("electric");
            case "sewer" -> known("sewer");
            case "gas" -> known("gas"); // whoever delivers it: a gas smell is not a question about power or water
            default -> asked();
        };
    }

    private Outcome asked() {
        boolean power = utility.supplies(UtilityService.ELECTRIC);
        boolean water = utility.supplies(UtilityService.WATER) || utility.supplies(UtilityService.SEWER);
        return power && water ? Outcome.of("unknown") : known(power ? "electric" : "water");
    }

    private static Outcome known(String service) {
        return Outcome.of("known").with("service", Value.of(service));
    }
}
