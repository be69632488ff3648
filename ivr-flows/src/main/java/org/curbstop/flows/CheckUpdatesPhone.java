package org.curbstop.flows;

import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.outages.NotificationLimits;
import org.springframework.stereotype.Component;

/** Whether a number that somebody named may be texted about an outage: nobody has strangers texted. */
@Component
final class CheckUpdatesPhone implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.reading("check-updates-phone").mayTake("phone").ending("ok").ending("not-from-here");

    private final NotificationLimits limits;

    CheckUpdatesPhone(NotificationLimits limits) {
        this.limits = limits;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        boolean may = call.text("phone").flatMap(PhoneNumber::read).map(phone -> limits.mayNotify(ReportOutage.origin(call), phone)).orElse(true);
        return Outcome.of(may ? "ok" : "not-from-here");
    }
}
