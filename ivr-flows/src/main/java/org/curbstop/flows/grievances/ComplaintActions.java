package org.curbstop.flows.grievances;

import java.util.Locale;
import java.util.Optional;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.flows.FlowActionAdapter;
import org.curbstop.grievances.Complaints;
import org.curbstop.grievances.GrievanceMatter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions that take a complaint, from anyone. */
@Configuration(proxyBeanMethods = false)
class ComplaintActions {

    @Bean
    FlowAction quoteComplaint() {
        return new FlowActionAdapter(GrievanceActionSpecs.QUOTE_COMPLAINT, call -> phone(call)
                .<SlotValue>map(phone -> SlotValue.of(phone.formatNational()))
                .or(() -> call.caller().proof().map(_ -> new SlotValue.LocalizedName("on-file")))
                .map(contact -> ActionOutcome.of("answered").with("contact", contact)).orElse(ActionOutcome.of("anonymous")));
    }

    @Bean
    FlowAction fileComplaint(Complaints complaints) {
        return new FlowActionAdapter(GrievanceActionSpecs.FILE_COMPLAINT, call -> complaints
                .file(call.key(), GrievanceMatter.Subject.valueOf(call.require("subject").toUpperCase(Locale.ROOT)), call.require("words"),
                        phone(call), call.language(), CallerIdentity.rateLimitedActor(call))
                .map(filed -> filed.from().isReachable() ? BillDisputeActions.filed("filed", filed)
                        : ActionOutcome.of("anonymous").with("reference", SlotValue.digits(filed.number())))
                .orElse(ActionOutcome.of("too-many")));
    }

    /** Returns the number that the customer gave, or the one they call or text from if they chose it. */
    private static Optional<PhoneNumber> phone(ActionCall call) {
        return call.text("here").filter("yes"::equals).isPresent() ? call.caller().context().phone()
                : call.text("phone").flatMap(PhoneNumber::parse);
    }
}
