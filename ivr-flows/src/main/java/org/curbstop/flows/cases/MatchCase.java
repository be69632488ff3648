package org.curbstop.flows.cases;

import java.util.Locale;
import java.util.Optional;
import org.curbstop.cases.CaseLookup;
import org.curbstop.cases.CaseStatus;
import org.curbstop.cases.CaseStatus.Progress;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.springframework.stereotype.Component;

/** Action that finds where a request stands by its number and phone number; only its kind and the day of our answer are told. */
@Component
record MatchCase(CaseLookup lookup) implements FlowAction {

    @Override
    public ActionSpec spec() {
        return CaseActionSpecs.MATCH_CASE;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        Optional<CaseStatus> found = PhoneNumber.parse(call.require("phone"))
                .flatMap(phone -> lookup.find(call.require("reference"), phone, CallerIdentity.rateLimitedActor(call)));
        return found.map(MatchCase::outcome).orElseGet(() -> ActionOutcome.of("no-match"));
    }

    private static ActionOutcome outcome(CaseStatus status) {
        ActionOutcome outcome = switch (status.progress()) {
            case Progress.AnswerBy by -> ActionOutcome.of("waiting").with("by", SlotValue.of(by.day()));
            case Progress.CallAt call -> ActionOutcome.of("callback").with("at", SlotValue.of(call.time()));
            case Progress.Overdue _ -> ActionOutcome.of("late");
            case Progress.InReview _ -> ActionOutcome.of("in-review");
            case Progress.Closed _ -> ActionOutcome.of("closed");
        };
        return outcome.with("kind", new SlotValue.LocalizedName(status.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
