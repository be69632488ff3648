package org.curbstop.conversation.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.IntentPrediction;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.Flow;
import org.curbstop.conversation.flowfile.FlowCatalog;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.flowfile.LanguagePrompts;
import org.curbstop.conversation.flowfile.PromptVariant;
import org.jspecify.annotations.Nullable;

/**
 * Immutable turn that passes through the steps of the {@link DialogueEngine}: the input, and the state of the conversation so far. Each
 * step returns the next turn.
 *
 * @param before state of the conversation before this turn
 * @param isOpen whether no step has settled yet what the input means
 */
record Turn(FlowCatalog catalog, TurnEnvironment environment, DialogueState before, TurnInput input, DialogueState state,
        TurnOutput output, boolean isOpen) {

    static Turn begin(FlowCatalog catalog, DialogueState state, TurnEnvironment environment) {
        return new Turn(catalog, environment, state, TurnInput.NONE, state, TurnOutput.NONE, true);
    }

    /** Continues a turn that waited for an external action. */
    static Turn resume(FlowCatalog catalog, TurnResult result, TurnEnvironment environment) {
        return begin(catalog, result.state(), environment).with(TurnOutput.NONE.and(result.responses()).withSecrets(result.secrets()));
    }

    /** Returns the result. The transcript includes the responses only if no pending action can add more. */
    TurnResult result(List<String> lines) {
        var messages = output.responses().stream().filter(BotResponse.Message.class::isInstance).map(BotResponse.Message.class::cast)
                .toList();
        return new TurnResult(state.withRecord(messages, lines), output.responses(), output.pendingAction(), output.secrets(), canGoBack(),
                output.takenAs(), Optional.empty());
    }

    Turn with(TurnInput read) {
        return new Turn(catalog, environment, before, read, state, output, isOpen);
    }

    Turn with(DialogueState next) {
        return new Turn(catalog, environment, before, input, next, output, isOpen);
    }

    Turn with(TurnOutput next) {
        return new Turn(catalog, environment, before, input, state, next, isOpen);
    }

    /** Ends the interpretation of the input: later steps of understanding are skipped. */
    Turn settled() {
        return new Turn(catalog, environment, before, input, state, output, false);
    }

    // --- position

    boolean isOn(Channel channel) {
        return state.channel() == channel;
    }

    Language language() {
        return state.language();
    }

    Optional<Clarification> clarification() {
        return state.aside();
    }

    boolean asks(Clarification.Kind kind) {
        return clarification().filter(asked -> asked.kind() == kind).isPresent();
    }

    boolean isIdle() {
        return state.frames().isEmpty();
    }

    boolean isIn(String flow) {
        return !isIdle() && topFrame().flow().equals(flow);
    }

    boolean isAtMenu() {
        return isIn(catalog.roles().menu());
    }

    FlowFrame topFrame() {
        return state.frames().getLast();
    }

    Flow currentFlow() {
        return catalog.flow(topFrame().flow());
    }

    FlowStep currentStep() {
        return currentFlow().step(topFrame().step());
    }

    FlowStep.Ask question(String name) {
        return (FlowStep.Ask) currentFlow().step(name);
    }

    /** Returns the step, or the first question of a form; null at the end of the flow. */
    @Nullable FlowStep firstQuestion(String name) {
        var step = name.equals(FlowStep.END) ? null : currentFlow().step(name);
        return step instanceof FlowStep.Form form ? question(form.asks().getFirst()) : step;
    }

    private boolean canGoBack() {
        return clarification().isPresent() ? !isIdle()
                : !isIdle() && (!topFrame().trail().isEmpty()
                        || state.frames().size() > 1 && topFrame().how() == FlowFrame.EntryReason.CALLED);
    }

    ProofLevel proofLevel() {
        return state.proof().map(IdentityProof::level).orElse(ProofLevel.NOTHING);
    }

    /** Returns the value that a branch tests: an answer, a fact, or a value that the engine provides. */
    String branchValue(String name) {
        return switch (name) {
            case "channel" -> variant().key();
            case "proven" -> Boolean.toString(proofLevel() != ProofLevel.NOTHING);
            case "placeSaid" -> Boolean.toString(state.opening().containsKey(SlotType.ADDRESS));
            case "phoneKnown" -> Boolean.toString(state.phoneKnown());
            default -> {
                var value = topFrame().known().get(name);
                yield value == null ? "" : value.asText();
            }
        };
    }

    // --- the next turn

    Turn withFrames(List<FlowFrame> frames) {
        return with(state.withFrames(frames));
    }

    Turn withFrame(UnaryOperator<FlowFrame> change) {
        var frames = new ArrayList<>(state.frames());
        frames.set(frames.size() - 1, change.apply(topFrame()));
        return withFrames(frames);
    }

    Turn withoutFrame() {
        return withFrames(state.frames().subList(0, state.frames().size() - 1));
    }

    Turn withoutMenu() {
        return isAtMenu() ? withoutFrame() : this;
    }

    Turn begin(String flow, FlowFrame.EntryReason how, Map<String, SlotValue> known) {
        var frames = new ArrayList<>(state.frames());
        frames.add(FlowFrame.begin(flow, catalog.flow(flow).first().name(), how, known));
        return withFrames(frames);
    }

    /** Begins a flow, as a digression if another one is open. */
    Turn begin(String flow, Map<String, SlotValue> known) {
        return begin(flow, isIdle() ? FlowFrame.EntryReason.OPENED : FlowFrame.EntryReason.INTERRUPTING, known);
    }

    Turn goTo(String step) {
        return withFrame(frame -> frame.atStep(step));
    }

    /** Stores an answer; a secret only for this turn. */
    Turn answered(FlowStep.Ask ask, SlotValue value) {
        return ask.expected() == SlotType.SECRET ? with(output.withSecret(ask.slot(), value))
                : withFrame(frame -> frame.withAnswer(ask.name(), ask.slot(), value));
    }

    /** Stores an answer and goes to the step that it leads to. */
    Turn fill(FlowStep.Ask ask, SlotValue value) {
        return answered(ask, value).goTo(FlowExecutor.nextStep(ask, value));
    }

    Turn clarify(Clarification.Kind kind, String... about) {
        return with(state.withClarification(Optional.of(Clarification.of(kind, about))));
    }

    Turn withoutClarification() {
        return with(state.withClarification(Optional.empty()));
    }

    /** Records the predicted intent of the words and the decision. */
    Turn takenAs(IntentPrediction prediction) {
        return with(output.takenAs(prediction));
    }

    /** Records that the words certainly mean this intent. */
    Turn takenAs(String intent) {
        return takenAs(new IntentPrediction(intent, 1, IntentPrediction.IntentDecision.ACT, List.of(), true, Map.of()));
    }

    /** Resets the count of turns that were not understood. */
    Turn understood() {
        return withMisses(0);
    }

    Turn withMisses(int misses) {
        return with(state.withCounts(state.silences(), misses, state.turns()));
    }

    Turn reprompting() {
        return with(output.asReprompt());
    }

    Turn needs(PendingAction action) {
        return with(output.pending(action));
    }

    Turn ended() {
        return respond(new BotResponse.End()).with(state.atEnd());
    }

    Turn respond(BotResponse response) {
        return with(output.and(List.of(response)));
    }

    Turn say(String key, BotResponse.Message.Tone tone) {
        return say(key, prompt(key), tone);
    }

    /** Adds a message. An empty prompt adds nothing: its channel needs no words at this step. */
    Turn say(String key, String text, BotResponse.Message.Tone tone) {
        return text.isEmpty() ? this : respond(new BotResponse.Message(key, text, tone));
    }

    // --- prompts

    PromptVariant variant() {
        return PromptVariant.of(state.channel());
    }

    LanguagePrompts prompts() {
        return catalog.prompts(state.replyLanguage());
    }

    private Map<String, Object> promptValues(Map<String, SlotValue> more) {
        var values = new HashMap<String, Object>(environment.facts());
        if (!isIdle()) {
            values.putAll(valueFormatter().formatAll(topFrame().known()));
        }
        values.putAll(valueFormatter().formatAll(more));
        return values;
    }

    SlotValueFormatter valueFormatter() {
        return new SlotValueFormatter(language().locale(), variant(), environment,
                (name, facts) -> prompts().get("common.named." + name).format(variant(), facts));
    }

    String prompt(String key) {
        return prompt(key, Map.of());
    }

    String prompt(String key, Map<String, SlotValue> more) {
        return prompts().get(key).format(variant(), promptValues(more));
    }

    String prompt(String key, String name, String value) {
        return prompt(key, Map.of(name, SlotValue.of(value)));
    }

    Optional<String> findPrompt(String key) {
        return prompts().find(key).map(template -> template.format(variant(), promptValues(Map.of())));
    }

    /** Returns whether the prompt exists and every value in it is known. */
    boolean knowsValuesOf(String key) {
        return prompts().find(key).filter(template -> promptValues(Map.of()).keySet().containsAll(template.variables())).isPresent();
    }

    /** Returns the phrase for the open task, such as "paying your bill". */
    String taskPhrase() {
        return prompt(topFrame().flow() + ".doing");
    }

    /** Returns a message of the last turn in the current language; empty if a value in it is no longer known. */
    Optional<BotResponse.Message> inCurrentLanguage(BotResponse.Message message) {
        if (language().equals(before.language())) {
            return Optional.of(message);
        }
        return !knowsValuesOf(message.key()) ? Optional.empty()
                : Optional.of(new BotResponse.Message(message.key(), prompt(message.key()), message.tone()));
    }
}
