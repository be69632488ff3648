package org.curbstop.flows.outages;

import java.util.Optional;
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
        return serviceOf(call.text("hazard").orElse("none")).map(DetermineOutageService::known).orElseGet(this::suppliedService);
    }

    /** Returns the service that a hazard concerns; empty for none. */
    public static Optional<String> serviceOf(String hazard) {
        return switch (hazard) {
            case "line", "medical", "fire", "shock" -> Optional.of("electric");
            case "flood", "water" -> Optional.of("water");
            case "sewer" -> Optional.of("sewer");
            case "gas", "carbon-monoxide" -> Optional.of("gas"); // also if the utility supplies none: it is not about power or water
            default -> Optional.empty();
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
