package org.curbstop.flows.premises;

import org.curbstop.accounts.Area;
import org.curbstop.common.Channel;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.FlowActionAdapter;
import org.curbstop.notices.preferences.LandlineNumbers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions that find the caller's own premise, or the area that they mean. */
@Configuration(proxyBeanMethods = false)
class PremiseActions {

    /** Action that finds the caller's own address, so that nobody has to spell it during an outage. */
    @Bean
    FlowAction findOwnPremise(PremiseLookup premises, LandlineNumbers landlines) {
        return new FlowActionAdapter(PremiseActionSpecs.FIND_OWN_PREMISE, call -> premises.ofCaller(call).map(premise -> {
            var context = call.caller().context();
            boolean landline = context.channel() == Channel.VOICE && context.phone().filter(landlines::contains).isPresent();
            return ActionOutcome.of(landline ? "found-by-landline" : "found")
                    .with("ownStreet", SlotValue.of(premise.address().street()));
        }).orElse(ActionOutcome.of("unknown")));
    }

    /**
     * Action that finds an area (an intersection, a block or a landmark) and reads it back as the utility writes it. A post office box is
     * no place.
     */
    @Bean
    FlowAction findArea(PremiseLookup premises) {
        return new FlowActionAdapter(PremiseActionSpecs.FIND_AREA, call -> {
            if (call.text("place").filter(premises::isPostOfficeBox).isPresent()) {
                return ActionOutcome.of("street-wanted");
            }
            return call.text("place").flatMap(premises::findArea).map(Area::name)
                    .map(name -> ActionOutcome.of("area").with("place", SlotValue.of(name))).orElse(ActionOutcome.of("none"));
        });
    }
}
