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
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.Flow;
import org.curbstop.conversation.flowfile.FlowCatalog;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.flowfile.LanguagePrompts;
import org.curbstop.conversation.flowfile.PromptVariant;

/** The mutable working copy of a dialogue state during one turn. */
final class TurnContext {

    final FlowCatalog catalog;
    final TurnEnvironment environment;
    private final DialogueState previousState;
    Language language;
    boolean languageSure;
    boolean slowly;
    final List<FlowFrame> frames;
    final Map<BotResponse.SlotType, SlotValue> opening;
    Optional<Clarification> clarification;
    int silences;
    int misses;
    int turns;
    Optional<IdentityProof> proof;
    final List<String> transcript;
    boolean ended;
    final List<BotResponse> responses = new ArrayList<>();
    final Map<String, SlotValue> secrets;
    Optional<PendingAction> pendingAction = Optional.empty();
    /** Refused input by field, for a page to show again. */
    final Map<String, String> retainedInputs = new HashMap<>();
    final Map<String, String> errors = new HashMap<>();
    boolean reprompting;

    TurnContext(FlowCatalog catalog, DialogueState previousState, TurnEnvironment environment) {
        this.catalog = catalog;
        this.environment = environment;
        this.previousState = previousState;
        this.language = previousState.language();
        this.languageSure = previousState.languageSure();
        this.slowly = previousState.slowly();
        this.frames = new ArrayList<>(previousState.frames());
        this.opening = new HashMap<>(previousState.opening());
        this.clarification = previousState.aside();
        this.silences = previousState.silences();
        this.misses = previousState.misses();
        this.turns = previousState.turns();
        this.proof = previousState.proof();
        this.transcript = new ArrayList<>(previousState.transcript());
        this.ended = previousState.ended();
        this.secrets = new HashMap<>();
    }

    /** Continues a turn that waited for an outside action. */
    static TurnContext resume(FlowCatalog catalog, TurnResult result, TurnEnvironment environment) {
        var context = new TurnContext(catalog, result.state(), environment);
        context.responses.addAll(result.responses());
        context.secrets.putAll(result.secrets());
        return context;
    }

    TurnResult toResult() {
        var messages = responses.stream().filter(BotResponse.Message.class::isInstance).map(BotResponse.Message.class::cast).toList();
        int from = Math.max(0, transcript.size() - DialogueState.MAX_TRANSCRIPT_LINES);
        var next = new DialogueState(previousState.id(), previousState.channel(), language, languageSure, slowly,
                previousState.phoneKnown(), frames, opening, clarification, silences, misses,
                proof, turns, messages, transcript.subList(from, transcript.size()), ended);
        return new TurnResult(next, responses, pendingAction, secrets, canGoBack());
    }

    List<BotResponse.Message> previousMessages() {
        return previousState.told();
    }

    Channel channel() {
        return previousState.channel();
    }

    PromptVariant variant() {
        return PromptVariant.of(previousState.channel());
    }

    boolean isOn(Channel channel) {
        return previousState.channel() == channel;
    }

    LanguagePrompts prompts() {
        return catalog.prompts(language);
    }

    // --- current position

    boolean isIdle() {
        return frames.isEmpty();
    }

    FlowFrame topFrame() {
        return frames.getLast();
    }

    Flow currentFlow() {
        return catalog.flow(topFrame().flow());
    }

    FlowStep currentStep() {
        return currentFlow().step(topFrame().step());
    }

    boolean isIn(String flow) {
        return !isIdle() && topFrame().flow().equals(flow);
    }

    void topFrame(UnaryOperator<FlowFrame> change) {
        frames.set(frames.size() - 1, change.apply(topFrame()));
    }

    void goTo(String step) {
        topFrame(frame -> frame.atStep(step));
    }

    void pushFrame(String flow, FlowFrame.EntryReason how, Map<String, SlotValue> known) {
        frames.add(FlowFrame.begin(flow, catalog.flow(flow).first().name(), how, known));
    }

    boolean canGoBack() {
        return clarification.isPresent() ? !isIdle()
                : !isIdle() && (!topFrame().trail().isEmpty() || frames.size() > 1 && topFrame().how() == FlowFrame.EntryReason.CALLED);
    }

    ProofLevel proofLevel() {
        return proof.map(IdentityProof::level).orElse(ProofLevel.NOTHING);
    }

    /** The value that a branch tests: an answer, a fact, or a value that the engine provides. */
    String branchValue(String name) {
        return switch (name) {
            case "channel" -> variant().key();
            case "proven" -> Boolean.toString(proofLevel() != ProofLevel.NOTHING);
            case "placeSaid" -> Boolean.toString(opening.containsKey(BotResponse.SlotType.ADDRESS));
            case "phoneKnown" -> Boolean.toString(previousState.phoneKnown());
            default -> {
                var value = topFrame().known().get(name);
                yield value == null ? "" : value.asText();
            }
        };
    }

    // --- responses

    private Map<String, Object> promptValues(Map<String, SlotValue> more) {
        var values = new HashMap<String, Object>(environment.facts());
        if (!isIdle()) {
            values.putAll(valueFormatter().formatAll(topFrame().known()));
        }
        values.putAll(valueFormatter().formatAll(more));
        return values;
    }

    SlotValueFormatter valueFormatter() {
        return new SlotValueFormatter(language.locale(), variant(), environment,
                name -> prompts().get("common.named." + name).format(variant(), Map.of()));
    }

    String prompt(String key) {
        return prompt(key, Map.of());
    }

    String prompt(String key, Map<String, SlotValue> more) {
        return prompts().get(key).format(variant(), promptValues(more));
    }

    Optional<String> findPrompt(String key) {
        return prompts().find(key).map(template -> template.format(variant(), promptValues(Map.of())));
    }

    String commonPrompt(String key) {
        return prompt("common." + key);
    }

    String commonPrompt(String key, String name, String value) {
        return prompt("common." + key, Map.of(name, SlotValue.of(value)));
    }

    /** A message of the last turn in the current language; empty if a value in it is no longer known. */
    Optional<BotResponse.Message> inCurrentLanguage(BotResponse.Message message) {
        if (language.equals(previousState.language())) {
            return Optional.of(message);
        }
        var values = promptValues(Map.of());
        return prompts().find(message.key()).filter(template -> values.keySet().containsAll(template.variables()))
                .map(template -> new BotResponse.Message(message.key(), template.format(variant(), values), message.tone()));
    }

    /** The phrase for a task, such as "paying your bill". */
    String taskPhrase(String flow) {
        return prompt(flow + ".doing");
    }

    String taskTitle(String flow) {
        return prompt(flow + ".title");
    }

    void addMessage(String key, BotResponse.Message.Tone tone) {
        addMessage(key, prompt(key), tone);
    }

    /** Adds a message. An empty prompt adds nothing: its channel needs no words at this step. */
    void addMessage(String key, String text, BotResponse.Message.Tone tone) {
        if (!text.isEmpty()) {
            responses.add(new BotResponse.Message(key, text, tone));
        }
    }

    void addCommonMessage(String key, BotResponse.Message.Tone tone) {
        addMessage("common." + key, tone);
    }
}
