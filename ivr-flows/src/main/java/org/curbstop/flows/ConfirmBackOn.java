package org.curbstop.flows;

import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.outages.Outages;
import org.curbstop.outages.ReportingAnOutage;
import org.springframework.stereotype.Component;

/** Takes the answer to "are you back on?". */
@Component
final class ConfirmBackOn implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.trying("confirm-back-on").taking("answer").ending("back").ending("still-out").ending("nothing-asked");

    private final Outages outages;
    private final ReportingAnOutage reporting;

    ConfirmBackOn(Outages outages, ReportingAnOutage reporting) {
        this.outages = outages;
        this.reporting = reporting;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        boolean back = call.require("answer").equals("yes");
        return call.who().approach().phone().flatMap(outages::toConfirm).map(report -> {
            reporting.backOn(report.id(), back);
            return Outcome.of(back ? "back" : "still-out");
        }).orElse(Outcome.of("nothing-asked"));
    }
}
