package org.curbstop.conversation.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.Flow;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.UtteranceParser;
import org.jspecify.annotations.Nullable;

/** Executes flow steps until a question is asked, an outside action is pending, or no step is left. */
final class FlowExecutor {

    /** More steps than any flow has between two questions, so that a flow that loops fails instead of blocking the call. */
    private static final int MAX_STEPS = 100;

    private static final int MAX_REFUSALS = 3;

    private final TurnContext context;

    private final AnswerParser answerParser;

    FlowExecutor(TurnContext context, UtteranceParser utteranceParser) {
        this.context = context;
        this.answerParser = new AnswerParser(context, utteranceParser);
    }

    void run() {
        for (int i = 0; i < MAX_STEPS; i++) {
            if (context.clarification.isPresent()) {
                PromptBuilder.askClarification(context, context.clarification.get());
                return;
            }
            if (context.isIdle() || context.ended) {
                return;
            }
            if (!runStep(context.currentFlow(), context.topFrame())) {
                return;
            }
        }
        throw new IllegalStateException("flow " + context.topFrame().flow() + " loops at step " + context.topFrame().step());
    }

    /** @return whether to continue with the next step */
    private boolean runStep(Flow flow, FlowFrame frame) {
        if (frame.step().equals(FlowStep.END)) {
            return finishFrame(frame);
        }
        String key = flow.name() + "." + frame.step();
        switch (flow.step(frame.step())) {
            case FlowStep.Say say -> {
                context.addMessage(key, say.tone());
                retainInputs(flow, say);
                context.topFrame(top -> top.withoutValues(say.forget()).atStep(say.then()));
                offerPersonAfterRefusals(say);
            }
            case FlowStep.Ask ask -> {
                return askUnlessKnown(ask);
            }
            case FlowStep.Form form -> {
                return askForm(flow, form);
            }
            case FlowStep.Confirm confirm -> {
                if (!frame.confirmed().containsAll(confirm.slots()) || confirm.slots().isEmpty()) {
                    PromptBuilder.askConfirmation(context, confirm);
                    return false;
                }
                context.goTo(confirm.yes());
            }
            case FlowStep.Do action -> {
                return requestAction(action);
            }
            case FlowStep.Branch branch -> context.goTo(branch.cases().getOrDefault(context.branchValue(branch.on()), branch.otherwise()));
            case FlowStep.TakeCard card -> {
                return takeCard(key, card);
            }
            case FlowStep.Link link -> {
                context.responses.add(new BotResponse.Link(context.prompt(key), context.branchValue("url")));
                context.goTo(link.then());
            }
            case FlowStep.Go go -> {
                context.goTo(go.then());
                context.pushFrame(go.flow(), FlowFrame.EntryReason.CALLED, argumentValues(go));
            }
            case FlowStep.HandOff _ -> {
                context.addMessage(key, BotResponse.Message.Tone.PLAIN);
                context.responses
                        .add(new BotResponse.HandOff(context.branchValue("case"), Boolean.parseBoolean(context.branchValue("connect"))));
                context.ended = true;
            }
            case FlowStep.Finish _ -> {
                context.addMessage(key, BotResponse.Message.Tone.PLAIN);
                endConversation();
            }
        }
        return true;
    }

    private Map<String, SlotValue> argumentValues(FlowStep.Go go) {
        var known = new HashMap<String, SlotValue>();
        go.with().forEach((slot, given) -> known.put(slot, switch (given) {
            case FlowStep.Go.Argument.SlotReference ours -> java.util.Objects.requireNonNull(context.topFrame().known().get(ours.slot()));
            case FlowStep.Go.Argument.Literal fixed -> SlotValue.of(fixed.text());
        }));
        return known;
    }

    /** Offers a person after {@value #MAX_REFUSALS} answers that an action refused. A page always shows the link to a person. */
    private void offerPersonAfterRefusals(FlowStep.Say say) {
        if (say.tone() != BotResponse.Message.Tone.ERROR || say.forget().isEmpty() || context.isOn(Channel.PAGE)) {
            return;
        }
        int refused = context.topFrame().refused() + 1;
        boolean stuck = refused == MAX_REFUSALS;
        context.topFrame(top -> top.withRefusals(stuck ? 0 : refused));
        if (stuck) {
            context.clarification = Optional.of(Clarification.of(Clarification.Kind.STUCK));
        }
    }

    /** Keeps refused answers in the fields of a page. */
    private void retainInputs(Flow flow, FlowStep.Say say) {
        for (var slot : say.forget()) {
            var value = context.topFrame().known().get(slot);
            boolean asked = flow.steps().values().stream().anyMatch(step -> step instanceof FlowStep.Ask ask && ask.slot().equals(slot));
            if (value != null && asked) {
                context.retainedInputs.put(slot, value.asText());
            }
        }
    }

    private boolean askUnlessKnown(FlowStep.Ask ask) {
        var known = context.topFrame().known().get(ask.slot());
        if (known == null) {
            known = ask.listen() ? answerFromOpening(ask) : context.isOn(Channel.PAGE) || ask.expected() == SlotType.WORDS ? null
                    : context.opening.remove(ask.expected());
            if (known != null) {
                var answer = known;
                context.topFrame(frame -> frame.withAnswer(ask.name(), ask.slot(), answer));
            }
        }
        if (known == null) {
            PromptBuilder.askStep(context, ask);
            return false;
        }
        context.goTo(nextStep(ask, known));
        return true;
    }

    private @Nullable SlotValue answerFromOpening(FlowStep.Ask ask) {
        var words = context.opening.get(SlotType.WORDS);
        return words == null ? null
                : answerParser.choose(PromptBuilder.choices(context, ask), words.asText(), PromptBuilder.promptKey(context, ask.name()))
                        .map(SlotValue::of).orElse(null);
    }

    static String nextStep(FlowStep.Ask ask, SlotValue answer) {
        return ask.branches().getOrDefault(answer.asText(), ask.then());
    }

    private boolean askForm(Flow flow, FlowStep.Form form) {
        if (!context.isOn(Channel.PAGE)) {
            context.goTo(form.asks().getFirst());
            return true;
        }
        var asks = form.asks().stream().map(name -> (FlowStep.Ask) flow.step(name)).toList();
        if (asks.stream().allMatch(ask -> context.topFrame().known().containsKey(ask.slot()) || context.secrets.containsKey(ask.slot()))) {
            context.goTo(asks.getLast().then());
            return true;
        }
        asks.forEach(ask -> {
            var known = context.topFrame().known().get(ask.slot());
            if (known != null && ask.expected() != SlotType.SECRET) {
                context.retainedInputs.putIfAbsent(ask.slot(), known.asText());
            }
            PromptBuilder.askStep(context, ask);
        });
        return false;
    }

    private boolean requestAction(FlowStep.Do step) {
        var spec = context.catalog.action(step.action());
        if (!context.proofLevel().atLeast(spec.needs())) {
            if (context.isIn(context.catalog.roles().proof())) {
                throw new IllegalStateException("the flow that proves identity cannot require a proof: " + step.action());
            }
            context.pushFrame(context.catalog.roles().proof(), FlowFrame.EntryReason.PROVING, Map.of());
            return true;
        }
        var values = new HashMap<>(context.topFrame().known());
        values.putAll(context.secrets);
        values.keySet().retainAll(acceptedNames(spec));
        context.pendingAction = Optional.of(new PendingAction.RunFlowAction(spec, context.topFrame().flow(), step.name(), values));
        return false;
    }

    private static Set<String> acceptedNames(ActionSpec spec) {
        var names = new java.util.HashSet<>(spec.takes());
        names.addAll(spec.mayTake());
        return names;
    }

    /** Continues the flow after an action. */
    void resumeAfterAction(PendingAction.RunFlowAction action, ActionOutcome outcome) {
        var declaredFacts = action.spec().outcomes().get(outcome.name());
        if (declaredFacts == null || !outcome.facts().keySet().containsAll(declaredFacts)) {
            throw new IllegalStateException("action " + action.spec().name() + " ended with " + outcome.name() + " and facts "
                    + outcome.facts().keySet() + ", which its specification does not declare");
        }
        outcome.proof().ifPresent(proof -> context.proof = Optional.of(proof));
        context.secrets.keySet().removeAll(acceptedNames(action.spec()));
        context.topFrame(frame -> frame.withValues(outcome.facts()));
        if (action.spec().effect() == ActionSpec.Effect.CHANGES) {
            // The effect cannot be undone: "go back" must not lead to a question before it.
            context.topFrame(frame -> frame.withTrail(java.util.List.of()));
        }
        var step = (FlowStep.Do) context.currentStep();
        var next = step.outcomes().get(outcome.name());
        context.goTo(next == null ? FlowStep.END : next);
        run();
    }

    private boolean takeCard(String key, FlowStep.TakeCard card) {
        var total = (SlotValue.Amount) java.util.Objects.requireNonNull(context.topFrame().known().get("total"));
        context.responses.add(new BotResponse.CardRequest(context.branchValue("payment"), total.money(), context.prompt(key),
                context.branchValue("url")));
        if (context.isOn(Channel.VOICE)) {
            return false;
        }
        context.goTo(java.util.Objects.requireNonNull(card.results().get("linked")));
        return true;
    }

    /** Removes a finished frame and returns to the flow that it was opened for. */
    private boolean finishFrame(FlowFrame done) {
        context.frames.removeLast();
        if (done.how() == FlowFrame.EntryReason.PROVING && !context.isIdle() && !isProofSufficient()) {
            context.frames.removeLast();
        }
        if (context.isIdle()) {
            return finishLastTask();
        }
        if (done.how() == FlowFrame.EntryReason.INTERRUPTING) {
            context.addMessage("common.back-to", context.commonPrompt("back-to", "doing", context.taskPhrase(context.topFrame().flow())),
                    BotResponse.Message.Tone.PLAIN);
        }
        return true;
    }

    private boolean isProofSufficient() {
        return !(context.currentStep() instanceof FlowStep.Do action)
                || context.proofLevel().atLeast(context.catalog.action(action.action()).needs());
    }

    private boolean finishLastTask() {
        switch (context.channel()) {
            case VOICE, CHAT, PORTAL -> context.clarification = Optional.of(Clarification.of(Clarification.Kind.ELSE));
            case PAGE, DESK, SYSTEM -> endConversation();
            // "Anything else?" would cost the person a text message.
            case TEXT -> { }
        }
        return context.clarification.isPresent();
    }

    void endConversation() {
        context.responses.add(new BotResponse.End());
        context.ended = true;
    }
}
