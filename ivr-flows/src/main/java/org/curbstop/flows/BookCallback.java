package org.curbstop.flows;

import java.time.Instant;
import org.curbstop.cases.CallbackSlots;
import org.curbstop.cases.CaseId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Value;
import org.springframework.stereotype.Component;

/** Books the time at which a person calls back. */
@Component
final class BookCallback implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.trying("book-callback").taking("case", "slot")
            .ending("booked", "at").ending("taken", "slots").ending("noted");

    private static final int SLOTS = 3;

    private final CallbackSlots slots;

    BookCallback(CallbackSlots slots) {
        this.slots = slots;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        var at = Instant.parse(call.require("slot"));
        return switch (slots.book(new CaseId(call.require("case")), at, ReportOutage.origin(call))) {
            case CallbackSlots.Answer.Booked _ -> Outcome.of("booked").with("at", Value.of(at));
            case CallbackSlots.Answer.Gone _ -> {
                var others = slots.next(SLOTS);
                yield others.isEmpty() ? Outcome.of("noted") : Outcome.of("taken").with("slots", RaiseHandOff.items(others));
            }
            case CallbackSlots.Answer.NobodyToCall _ -> Outcome.of("noted");
        };
    }
}
