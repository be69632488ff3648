package org.curbstop.flows.outages;

import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Determines the affected service if the hazard or the utility's services leave only one. */
@Component
public final class DetermineOutageService implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.reading("which-service").mayTake("hazard").ending("known", "service")
            .ending("unknown");

    private final Utility utility;

    DetermineOutageService(Utility utility) {
        this.utility = utility;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        return switch (call.text("hazard").orElse("none")) {
            case "line", "medical", "fire", "shock" -> known("electric");
            case "flood", "water" -> known("water");
            case "sewer" -> known("sewer");
            case "gas", "carbon-monoxide" -> known("gas"); // also where the utility does not deliver gas: a gas smell is not about power or water
            default -> suppliedService();
        };
    }

    private ActionOutcome suppliedService() {
        boolean power = utility.supplies(ServiceType.ELECTRIC);
        boolean water = utility.supplies(ServiceType.WATER) || utility.supplies(ServiceType.SEWER);
        return power && water ? ActionOutcome.of("unknown") : known(power ? "electric" : "water");
    }

    private static ActionOutcome known(String service) {
        return ActionOutcome.of("known").with("service", SlotValue.of(service));
    }
}
