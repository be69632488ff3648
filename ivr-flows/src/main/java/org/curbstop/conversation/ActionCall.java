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
 * One call of a flow action: its values, its caller and its idempotency key.
 *
 * @param key idempotency key: the same each time this step of this turn is delivered
 * @param conversationId id of the conversation, {@code talk_...}
 * @param tasks all open tasks, the innermost last
 * @param caller the customer and the identity they have proved
 * @param values slots and facts of the flow by name, including secrets, which exist for this call only
 * @param transcript masked transcript, oldest first
 */
public record ActionCall(
        String key, String conversationId, String flow, List<String> tasks, Language language, Caller caller, Map<String, SlotValue> values,
        List<String> transcript, Instant now) {

    public ActionCall {
        values = Map.copyOf(values);
        transcript = List.copyOf(transcript);
        tasks = List.copyOf(tasks);
    }

    /** The customer in the conversation, with the proof of identity given in it. */
    public record Caller(ConversationContext context, Optional<IdentityProof> proof) {}

    public Optional<SlotValue> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Returns the text of a slot or fact. A skipped question is empty, like one that was never asked. */
    public Optional<String> text(String name) {
        return find(name).map(SlotValue::asText).filter(text -> !text.isBlank());
    }

    /** Returns a value that the specification declares as required. */
    public String require(String name) {
        return text(name).orElseThrow(() -> new InvalidValueException("invalid.flow-value", "a value for " + name));
    }

    /** Returns the answers to a question that expects several; none if it was skipped. */
    public List<String> choices(String name) {
        return text(name).map(answers -> List.of(answers.split(" "))).orElse(List.of());
    }

    public Money money(String name) {
        return find(name).filter(SlotValue.Amount.class::isInstance).map(v -> ((SlotValue.Amount) v).money())
                .orElseThrow(() -> new InvalidValueException("invalid.flow-value", "an amount for " + name));
    }

    public Optional<LocalDate> date(String name) {
        return find(name).filter(SlotValue.Day.class::isInstance).map(v -> ((SlotValue.Day) v).date());
    }
}
