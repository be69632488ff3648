package org.curbstop.flows.outages;

import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.outages.Outages;
import org.curbstop.outages.ReportingAnOutage;
import org.springframework.stereotype.Component;

/** Records the answer to "are you back on?". */
@Component
public final class ConfirmRestoration implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.attempting("confirm-back-on").taking("answer").ending("back").ending("still-out")
            .ending("nothing-asked");

    private final Outages outages;
    private final ReportingAnOutage reporting;

    ConfirmRestoration(Outages outages, ReportingAnOutage reporting) {
        this.outages = outages;
        this.reporting = reporting;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        boolean restored = call.require("answer").equals("yes");
        return call.caller().context().phone().flatMap(outages::findReportToConfirm).map(report -> {
            reporting.recordRestorationAnswer(report.id(), restored);
            return ActionOutcome.of(restored ? "back" : "still-out");
        }).orElse(ActionOutcome.of("nothing-asked"));
    }
}
