package org.curbstop.flows;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.accounts.Level;
import org.curbstop.cases.CallbackSlots;
import org.curbstop.cases.HandOffs;
import org.curbstop.cases.Packet;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.PhoneNumber;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proof;
import org.curbstop.conversation.Value;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Puts the talk before a person: at once by phone in office hours, otherwise with a time for a call back. */
@Component
final class RaiseHandOff implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.trying("raise-hand-off").mayTake("number")
            .ending("connect", "case", "connect").ending("callback", "case", "slots").ending("noted", "case");

    private static final int SLOTS = 3;

    private final HandOffs handOffs;
    private final CallbackSlots slots;
    private final Utility utility;

    RaiseHandOff(HandOffs handOffs, CallbackSlots slots, Utility utility) {
        this.handOffs = handOffs;
        this.slots = slots;
        this.utility = utility;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        var phone = call.text("number").flatMap(PhoneNumber::read).or(() -> call.who().approach().phone());
        var id = Value.of(handOffs.raise(packet(call, phone)).id().value());
        if (call.who().approach().channel() == Channel.VOICE && utility.hours().isOpen(call.now().atZone(utility.zone()))) {
            return Outcome.of("connect").with("case", id).with("connect", Value.of(true));
        }
        var times = phone.isPresent() ? slots.next(SLOTS) : java.util.List.<Instant>of();
        return times.isEmpty() ? Outcome.of("noted").with("case", id) : Outcome.of("callback").with("case", id).with("slots", items(times));
    }

    static Value.Items items(java.util.List<Instant> times) {
        return new Value.Items(times.stream().map(at -> new Value.Item(at.toString(), Value.of(at))).toList());
    }

    static Packet packet(ActionCall call, Optional<PhoneNumber> phone) {
        var proof = call.who().proof();
        var before = call.tasks().stream().filter(task -> !task.equals(call.flow())).toList();
        return new Packet(call.key(), Packet.Kind.HAND_OFF, call.who().approach().channel(), phone, proof.map(Proof::person),
                proof.map(Proof::subjects).filter(subjects -> subjects.size() == 1).map(subjects -> new AccountId(subjects.getFirst())),
                proof.map(shown -> level(shown)).orElse(Level.NONE), before.isEmpty() ? "other" : before.getLast(), before,
                call.soFar().stream().map(line -> new Packet.Line(line.startsWith(">"), line.substring(1).strip())).toList(), call.language(), Optional.empty());
    }

    private static Level level(Proof proof) {
        return switch (proof.level()) {
            case NOTHING -> Level.NONE;
            case BY_PIN -> Level.PIN;
            case BY_CODE -> Level.CODE;
            case SIGNED_IN -> Level.SIGNED_IN;
        };
    }
}
