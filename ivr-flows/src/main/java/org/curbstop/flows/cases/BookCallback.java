package org.curbstop.flows.cases;

import java.time.Instant;
import org.curbstop.cases.CallbackSlots;
import org.curbstop.cases.CaseId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.outages.ReportOutage;
import org.springframework.stereotype.Component;

/** Books a time for a callback by staff. */
@Component
public final class BookCallback implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.attempting("book-callback").taking("case", "slot")
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
    public ActionOutcome run(ActionCall call) {
        var at = Instant.parse(call.require("slot"));
        return switch (slots.book(new CaseId(call.require("case")), at, ReportOutage.origin(call))) {
            case CallbackSlots.CallbackBookingResult.Booked _ -> ActionOutcome.of("booked").with("at", SlotValue.of(at));
            case CallbackSlots.CallbackBookingResult.SlotTaken _ -> {
                var others = slots.listFree(SLOTS);
                yield others.isEmpty() ? ActionOutcome.of("noted")
                        : ActionOutcome.of("taken").with("slots", RaiseHandOff.timeOptions(others));
            }
            case CallbackSlots.CallbackBookingResult.NotCallable _ -> ActionOutcome.of("noted");
        };
    }
}
