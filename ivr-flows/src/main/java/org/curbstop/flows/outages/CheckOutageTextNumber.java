package org.curbstop.flows.outages;

import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.outages.OutageNotificationLimits;
import org.springframework.stereotype.Component;

/** Checks whether a given number may receive outage texts, so that nobody can have strangers texted. */
@Component
public final class CheckOutageTextNumber implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.reading("check-updates-phone").mayTake("phone").ending("ok").ending("not-from-here")
            .orIfUnavailable("ok"); // the limit is applied when the report is filed

    private final OutageNotificationLimits limits;

    CheckOutageTextNumber(OutageNotificationLimits limits) {
        this.limits = limits;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        boolean may = call.text("phone").flatMap(PhoneNumber::parse).map(phone -> limits.mayNotify(ReportOutage.origin(call), phone))
                .orElse(true);
        return ActionOutcome.of(may ? "ok" : "not-from-here");
    }
}
