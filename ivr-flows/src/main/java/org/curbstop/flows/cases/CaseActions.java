package org.curbstop.flows.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.cases.CallbackSlots;
import org.curbstop.cases.CaseId;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.chats.Chats;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.TemporarilyUnavailableException;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.SlotValue;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.documents.SentDocuments;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.flows.FlowActionAdapter;
import org.curbstop.outages.StormMode;
import org.curbstop.utility.Utility;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions that involve staff: hand-off, callback, live chat, photos. */
@Configuration(proxyBeanMethods = false)
public class CaseActions {

    private static final int SLOTS = 3;

    private final HandOffs handOffs;
    private final CallbackSlots slots;
    private final Utility utility;
    private final StormMode storm;

    CaseActions(HandOffs handOffs, CallbackSlots slots, Utility utility, StormMode storm) {
        this.handOffs = handOffs;
        this.slots = slots;
        this.utility = utility;
        this.storm = storm;
    }

    /** Action that hands off to a person: connects calls during office hours; otherwise, and in a storm, offers times for a callback. */
    @Bean
    FlowAction raiseHandOff() {
        return new FlowActionAdapter(CaseActionSpecs.RAISE_HAND_OFF, call -> {
            try {
                return raise(call);
            } catch (TemporarilyUnavailableException e) {
                // No case can be raised or callback booked, but a caller can still be connected.
                boolean open = utility.hours().isOpen(call.now().atZone(utility.zone()));
                return call.caller().context().channel() == Channel.VOICE && open
                        ? ActionOutcome.of("connect-only").with("case", SlotValue.of("")).with("connect", SlotValue.of(true))
                        : ActionOutcome.of("unavailable");
            }
        });
    }

    private ActionOutcome raise(ActionCall call) {
        var phone = call.text("number").flatMap(PhoneNumber::parse).or(() -> call.caller().context().phone());
        HandOff handOff = handOffs.raise(handOffContext(call, phone), CallerIdentity.rateLimitOrigin(call));
        var id = SlotValue.of(handOff.id().value());
        var now = call.now().atZone(utility.zone());
        boolean open = utility.hours().isOpen(now);
        boolean busy = open && storm.isActive();
        if (call.caller().context().channel() == Channel.VOICE && open && !busy) {
            return ActionOutcome.of("connect").with("case", id).with("connect", SlotValue.of(true));
        }
        // A case of several callers has no phone, so nobody can be called back at a time.
        var times = handOff.packet().phone().isPresent() ? slots.listFree(SLOTS) : List.<Instant>of();
        return times.isEmpty() ? ActionOutcome.of("noted").with("case", id)
                : ActionOutcome.of("callback").with("case", id).with("slots", timeOptions(times)).with("closed", SlotValue.of(!open))
                        .with("busy", SlotValue.of(busy))
                        .with("opens", SlotValue.of(utility.hours().nextOpen(now).toInstant()));
    }

    private static SlotValue.Options timeOptions(List<Instant> times) {
        return new SlotValue.Options(times.stream().map(at -> new SlotValue.Option(at.toString(), SlotValue.of(at))).toList());
    }

    /** Returns all that staff need to know of the conversation. */
    public static HandOffContext handOffContext(ActionCall call, Optional<PhoneNumber> phone) {
        var proof = call.caller().proof();
        var before = call.tasks().stream().filter(task -> !task.equals(call.flow())).toList();
        return new HandOffContext(call.key(), HandOffContext.Kind.HAND_OFF, call.caller().context().channel(), phone,
                proof.map(IdentityProof::person), onlyAccount(call),
                proof.map(CaseActions::level).orElse(VerificationLevel.NONE), before.isEmpty() ? "other" : before.getLast(), before,
                call.transcript().stream().map(line -> new HandOffContext.ConversationLine(line.startsWith(">"), line.substring(1).strip()))
                        .toList(),
                call.language(), Optional.empty());
    }

    /** Returns the account that the customer verified; empty if there are several. */
    private static Optional<AccountId> onlyAccount(ActionCall call) {
        return call.caller().proof().map(IdentityProof::subjects).filter(subjects -> subjects.size() == 1)
                .map(subjects -> new AccountId(subjects.getFirst()));
    }

    private static VerificationLevel level(IdentityProof proof) {
        return switch (proof.level()) {
            case NOTHING -> VerificationLevel.NONE;
            case BY_PIN -> VerificationLevel.PIN;
            case BY_CODE -> VerificationLevel.CODE;
            case SIGNED_IN -> VerificationLevel.SIGNED_IN;
        };
    }

    /** Action that books a time for a callback by staff. */
    @Bean
    FlowAction bookCallback() {
        return new FlowActionAdapter(CaseActionSpecs.BOOK_CALLBACK, call -> {
            var at = Instant.parse(call.require("slot"));
            return switch (slots.book(new CaseId(call.require("case")), at, CallerIdentity.rateLimitOrigin(call))) {
                case CallbackSlots.CallbackBookingResult.Booked _ -> ActionOutcome.of("booked").with("at", SlotValue.of(at));
                case CallbackSlots.CallbackBookingResult.SlotTaken _ -> {
                    var others = slots.listFree(SLOTS);
                    yield others.isEmpty() ? ActionOutcome.of("noted") : ActionOutcome.of("taken").with("slots", timeOptions(others));
                }
                case CallbackSlots.CallbackBookingResult.NotCallable _ -> ActionOutcome.of("noted");
            };
        });
    }

    /** Action that asks staff to join the chat during office hours, if there is no storm and the queue has room. */
    @Bean
    FlowAction requestLiveChat(Chats chats) {
        return new FlowActionAdapter(CaseActionSpecs.REQUEST_LIVE_CHAT, call -> {
            var context = call.caller().context();
            var now = call.now().atZone(utility.zone());
            if (!utility.hours().isOpen(now)) {
                return ActionOutcome.of("closed").with("opens", SlotValue.of(utility.hours().nextOpen(now).toInstant()));
            }
            if (storm.isActive() || !chats.hasRoom(context.origin())) { // a place in a queue that does not move is no promise
                return ActionOutcome.of("full");
            }
            var handOff = handOffs.raise(handOffContext(call, Optional.empty()).as(HandOffContext.Kind.LIVE_CHAT));
            var chat = chats.requestStaff(context.conversationKey(), call.conversationId(), handOff.id(), context.origin());
            return ActionOutcome.of("waiting").with("case", SlotValue.of(handOff.id().value())).with("connect", SlotValue.of(true))
                    .with("place", SlotValue.of(chats.position(chat).place()))
                    .with("until", SlotValue.of(utility.hours().closing(now).toInstant()));
        });
    }

    /** Action that submits photos and documents to staff in a case that lists them. */
    @Bean
    FlowAction submitPhotos(SentDocuments documents) {
        return new FlowActionAdapter(CaseActionSpecs.SUBMIT_PHOTOS, call -> {
            List<SentDocumentId> sent = SentDocumentId.parseAll(call.text("photos").orElse(""));
            if (sent.isEmpty()) {
                return ActionOutcome.of("none");
            }
            onlyAccount(call).ifPresent(known -> documents.claim(sent, known, CallerIdentity.actor(call)));
            var context = handOffContext(call, call.caller().context().phone())
                    .forTask(call.flow(), sent.stream().map(SentDocumentId::value).toList());
            var raised = handOffs.raise(context, CallerIdentity.rateLimitOrigin(call));
            return ActionOutcome.of("kept").with("reference", SlotValue.of(raised.id().value()));
        });
    }
}
