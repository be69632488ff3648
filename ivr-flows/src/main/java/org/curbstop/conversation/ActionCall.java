package org.curbstop.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;
import org.curbstop.common.Money;

/**
 * One call of an action.
 *
 * @param key the same however often this very step is delivered: the idempotency key of whatever is done
 * @param talkId the talk, {@code talk_...}
 * @param tasks every task that is open, the innermost last
 * @param values slots and facts of the flow by name, secrets included, which live for this call only
 * @param who whoever talks, and what they have proved
 * @param soFar the masked transcript, oldest first; filled for actions of a hand-off
 */
public record ActionCall(
        String key, String conversationId, String flow, List<String> tasks, Language language, Caller caller, Map<String, SlotValue> values,
        List<String> transcript, Instant now) {

    public ActionCall {
        values = Map.copyOf(values);
        transcript = List.copyOf(transcript);
        tasks = List.copyOf(tasks);
    }

    /** Who talks: as they came, with what they proved in this talk. */
    public record Caller(ConversationContext context, Optional<IdentityProof> proof) {}

    public Optional<SlotValue> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** What somebody said or an action found; a question that was passed over is as empty as one never asked. */
    public Optional<String> text(String name) {
        return find(name).map(SlotValue::asText).filter(text -> !text.isBlank());
    }

    /** A value that the specification says this action takes. */
    public String require(String name) {
        return text(name).orElseThrow(() -> new InvalidValueException("invalid.flow-value", "a value for " + name));
    }

    public Money money(String name) {
        return find(name).filter(SlotValue.Amount.class::isInstance).map(v -> ((SlotValue.Amount) v).money())
                .orElseThrow(() -> new InvalidValueException("invalid.flow-value", "an amount for " + name));
    }

    public Optional<LocalDate> date(String name) {
        return find(name).filter(SlotValue.Day.class::isInstance).map(v -> ((SlotValue.Day) v).date());
    }
}
