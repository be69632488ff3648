package org.curbstop.flows.cases;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.cases.CallbackSlots;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.TemporarilyUnavailableException;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.SlotValue;
import org.curbstop.outages.StormMode;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Hands off to a person: connects calls during office hours; otherwise, and in a storm, offers times for a callback. */
@Component
public final class RaiseHandOff implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.attempting("raise-hand-off").mayTake("number")
            .ending("connect", "case", "connect").ending("callback", "case", "slots", "closed", "opens", "busy").ending("noted", "case")
            .ending("connect-only", "case", "connect").ending("unavailable");

    private static final int SLOTS = 3;

    private final HandOffs handOffs;
    private final CallbackSlots slots;
    private final Utility utility;
    private final StormMode storm;

    RaiseHandOff(HandOffs handOffs, CallbackSlots slots, Utility utility, StormMode storm) {
        this.handOffs = handOffs;
        this.slots = slots;
        this.utility = utility;
        this.storm = storm;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        try {
            return raise(call);
        } catch (TemporarilyUnavailableException e) {
            // No case can be raised or callback booked, but a caller can still be connected.
            boolean open = utility.hours().isOpen(call.now().atZone(utility.zone()));
            return call.caller().context().channel() == Channel.VOICE && open
                    ? ActionOutcome.of("connect-only").with("case", SlotValue.of("")).with("connect", SlotValue.of(true))
                            : ActionOutcome.of("unavailable");
        }
    }

    private ActionOutcome raise(ActionCall call) {
        var phone = call.text("number").flatMap(PhoneNumber::parse).or(() -> call.caller().context().phone());
        var id = SlotValue.of(handOffs.raise(handOffContext(call, phone)).id().value());
        var now = call.now().atZone(utility.zone());
        boolean open = utility.hours().isOpen(now);
        boolean busy = open && storm.isActive();
        if (call.caller().context().channel() == Channel.VOICE && open && !busy) {
            return ActionOutcome.of("connect").with("case", id).with("connect", SlotValue.of(true));
        }
        var times = phone.isPresent() ? slots.listFree(SLOTS) : java.util.List.<Instant>of();
        return times.isEmpty() ? ActionOutcome.of("noted").with("case", id)
                : ActionOutcome.of("callback").with("case", id).with("slots", timeOptions(times)).with("closed", SlotValue.of(!open))
                        .with("busy", SlotValue.of(busy))
                        .with("opens", SlotValue.of(utility.hours().nextOpen(now).toInstant()));
    }

    static SlotValue.Options timeOptions(java.util.List<Instant> times) {
        return new SlotValue.Options(times.stream().map(at -> new SlotValue.Option(at.toString(), SlotValue.of(at))).toList());
    }

    /** Returns all that staff need to know of the conversation. */
    public static HandOffContext handOffContext(ActionCall call, Optional<PhoneNumber> phone) {
        var proof = call.caller().proof();
        var before = call.tasks().stream().filter(task -> !task.equals(call.flow())).toList();
        return new HandOffContext(call.key(), HandOffContext.Kind.HAND_OFF, call.caller().context().channel(), phone,
                proof.map(IdentityProof::person),
                proof.map(IdentityProof::subjects).filter(subjects -> subjects.size() == 1)
                        .map(subjects -> new AccountId(subjects.getFirst())),
                proof.map(shownProof -> level(shownProof)).orElse(VerificationLevel.NONE), before.isEmpty() ? "other" : before.getLast(),
                        before,
                call.transcript().stream().map(line -> new HandOffContext.ConversationLine(line.startsWith(">"), line.substring(1).strip()))
                        .toList(),
                call.language(), Optional.empty());
    }

    private static VerificationLevel level(IdentityProof proof) {
        return switch (proof.level()) {
            case NOTHING -> VerificationLevel.NONE;
            case BY_PIN -> VerificationLevel.PIN;
            case BY_CODE -> VerificationLevel.CODE;
            case SIGNED_IN -> VerificationLevel.SIGNED_IN;
        };
    }
}
