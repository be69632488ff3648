package org.curbstop.flows.cases;

import java.util.Optional;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.chats.Chats;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.outages.StormMode;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Asks staff to join the chat during office hours, if there is no storm and the queue has room; otherwise a callback can be offered. */
@Component
public final class RequestLiveChat implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.attempting("request-live-chat")
            .ending("waiting", "case", "connect", "place", "until").ending("closed", "opens").ending("full")
            .ending("unavailable").orIfUnavailable("unavailable");

    private final Chats chats;
    private final HandOffs handOffs;
    private final Utility utility;
    private final StormMode storm;

    RequestLiveChat(Chats chats, HandOffs handOffs, Utility utility, StormMode storm) {
        this.storm = storm;
        this.chats = chats;
        this.handOffs = handOffs;
        this.utility = utility;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        var context = call.caller().context();
        var now = call.now().atZone(utility.zone());
        if (!utility.hours().isOpen(now)) {
            return ActionOutcome.of("closed").with("opens", SlotValue.of(utility.hours().nextOpen(now).toInstant()));
        }
        if (storm.isActive() || !chats.hasRoom(context.origin())) { // a place in a queue that does not move is no promise
            return ActionOutcome.of("full");
        }
        var handOff = handOffs.raise(RaiseHandOff.handOffContext(call, Optional.empty()).as(HandOffContext.Kind.LIVE_CHAT));
        var chat = chats.requestStaff(context.conversationKey(), call.conversationId(), handOff.id(), context.origin());
        return ActionOutcome.of("waiting").with("case", SlotValue.of(handOff.id().value())).with("connect", SlotValue.of(true))
                .with("place", SlotValue.of(chats.position(chat).place()))
                .with("until", SlotValue.of(utility.hours().closing(now).toInstant()));
    }
}
