package org.curbstop.conversation.engine;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.BotResponse.Message.Tone;
import org.curbstop.conversation.BotResponse.SlotType;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.FlowStep;
import org.curbstop.conversation.understanding.ParsedUtterance;

/** Executes flow steps until one waits for an answer, an external action is pending, or no step is left. */
record FlowExecutor(AnswerParser answers) implements DialogueEngine.TurnStep {

    /** More steps than any flow has between two questions, so that a looping flow fails instead of blocking the call. */
    private static final int MAX_STEPS = 100;

    private static final int MAX_REFUSALS = 3;

    /** Slot types whose value, given with the request, also answers the choice that leads to their question. */
    private static final Set<SlotType> IMPLIES_CHOICE = EnumSet.of(SlotType.MONEY, SlotType.DATE, SlotType.ACCOUNT);

    @Override
    public Turn apply(Turn turn) {
        var reached = turn;
        for (int i = 0; i < MAX_STEPS; i++) {
            var next = isStopped(reached) ? Optional.<Turn>empty() : step(reached);
            if (next.isEmpty()) {
                return reached;
            }
            reached = next.get();
        }
        throw new IllegalStateException("flow " + reached.topFrame().flow() + " loops at step " + reached.topFrame().step());
    }

    private static boolean isStopped(Turn turn) {
        boolean collectingCard = turn.isOn(Channel.VOICE)
                && turn.output().responses().stream().anyMatch(BotResponse.CardRequest.class::isInstance);
        return turn.output().pendingAction().isPresent() || turn.state().ended() || turn.clarification().isPresent() || turn.isIdle()
                || collectingCard;
    }

    /** @return empty if the step waits for an answer */
    private Optional<Turn> step(Turn turn) {
        var frame = turn.topFrame();
        if (frame.step().equals(FlowStep.END)) {
            return Optional.of(finishFrame(turn));
        }
        String key = PromptBuilder.promptKey(turn, frame.step());
        return switch (turn.currentStep()) {
            case FlowStep.Ask ask -> fillIfKnown(turn, ask);
            case FlowStep.Form form -> form(turn, form);
            case FlowStep.Confirm confirm when unanswered(turn, confirm).isPresent() -> unanswered(turn, confirm).map(turn::goTo);
            case FlowStep.Confirm confirm -> confirm.slots().isEmpty() || !frame.confirmed().containsAll(confirm.slots()) ? Optional.empty()
                    : Optional.of(turn.goTo(confirm.yes()));
            case FlowStep.Say say -> Optional.of(say(turn, key, say));
            case FlowStep.Do action -> Optional.of(requestAction(turn, action));
            case FlowStep.Branch branch ->
                    Optional.of(turn.goTo(branch.cases().getOrDefault(turn.branchValue(branch.on()), branch.otherwise())));
            case FlowStep.TakeCard card -> Optional.of(takeCard(turn, key, card));
            case FlowStep.Link link ->
                    Optional.of(turn.respond(new BotResponse.Link(turn.prompt(key), turn.branchValue("url"))).goTo(link.then()));
            case FlowStep.Go go ->
                    Optional.of(turn.goTo(go.then()).begin(go.flow(), FlowFrame.EntryReason.CALLED, argumentValues(turn, go)));
            case FlowStep.HandOff _ -> {
                var handOff = new BotResponse.HandOff(turn.branchValue("case"), Boolean.parseBoolean(turn.branchValue("connect")));
                var handed = turn.say(key, Tone.PLAIN).respond(handOff);
                yield Optional.of(handed.with(handed.state().atEnd()));
            }
            case FlowStep.Finish _ -> Optional.of(turn.say(key, Tone.PLAIN).ended());
        };
    }

    /** Finds a question whose answer must be confirmed but was cleared, for example by "change" followed by "back". */
    private static Optional<String> unanswered(Turn turn, FlowStep.Confirm confirm) {
        return turn.currentFlow().steps().values().stream().filter(step -> step instanceof FlowStep.Ask ask
                && confirm.slots().contains(ask.slot()) && !turn.topFrame().known()
                        .containsKey(ask.slot())).map(FlowStep::name).findFirst();
    }

    private static Turn say(Turn turn, String key, FlowStep.Say say) {
        var said = turn.say(key, say.tone());
        for (var slot : say.forget()) { // a page shows refused answers again in their fields
            var value = turn.topFrame().known().get(slot);
            boolean asked = turn.currentFlow().steps().values().stream()
                    .anyMatch(step -> step instanceof FlowStep.Ask ask && ask.slot().equals(slot));
            said = value != null && asked ? said.with(said.output().retaining(slot, value.asText())) : said;
        }
        var next = said.withFrame(frame -> frame.withoutValues(say.forget()).atStep(say.then()));
        return say.tone() == Tone.ERROR && !say.forget().isEmpty() && !turn.isOn(Channel.PAGE) ? offerPersonAfterRefusals(next) : next;
    }

    /** Offers a person after {@value #MAX_REFUSALS} answers that an action refused. A page always shows the link to a person. */
    private static Turn offerPersonAfterRefusals(Turn turn) {
        int refused = turn.topFrame().refused() + 1;
        return refused == MAX_REFUSALS ? turn.withFrame(frame -> frame.withRefusals(0)).clarify(Clarification.Kind.STUCK)
                : turn.withFrame(frame -> frame.withRefusals(refused));
    }

    private static Map<String, SlotValue> argumentValues(Turn turn, FlowStep.Go go) {
        var known = new HashMap<String, SlotValue>();
        go.with().forEach((slot, given) -> known.put(slot, switch (given) {
            case FlowStep.Go.Argument.SlotReference ours -> Objects.requireNonNull(turn.topFrame().known().get(ours.slot()));
            case FlowStep.Go.Argument.Literal fixed -> SlotValue.of(fixed.text());
        }));
        return known;
    }

    /** Skips a question whose answer is known, or was given in the utterance that opened the task. */
    private Optional<Turn> fillIfKnown(Turn turn, FlowStep.Ask ask) {
        var known = turn.topFrame().known().get(ask.slot());
        if (known != null) {
            return Optional.of(turn.goTo(nextStep(ask, known)));
        }
        if (turn.output().secrets().containsKey(ask.slot())) {
            return Optional.of(turn.goTo(ask.then()));
        }
        var opening = new HashMap<>(turn.state().opening());
        if (ask.listen() && ask.expected() == SlotType.WORDS) {
            return descriptionFromOpening(turn, ask);
        }
        if (ask.listen()) {
            return Optional.ofNullable(opening.get(SlotType.WORDS)).map(words -> ParsedUtterance.of(words.asText()))
                    .flatMap(words -> answers.choose(turn, PromptBuilder.choices(turn, ask), words,
                            PromptBuilder.promptKey(turn, ask.name())))
                    .map(choice -> turn.fill(ask, SlotValue.of(choice)))
                    .or(() -> ask.unheard().map(turn::goTo));
        }
        if (turn.isOn(Channel.PAGE) || ask.expected() == SlotType.WORDS) {
            return Optional.empty();
        }
        if (ask.expected() == SlotType.CHOICE) {
            return choiceOfOpening(turn, ask);
        }
        return Optional.ofNullable(opening.remove(ask.expected())).filter(value -> !ask.past() || isPast(turn, value))
                .map(value -> turn.with(turn.state().withOpening(opening)).fill(ask, value));
    }

    /** Takes what happened from the opening utterance, except for a queued task: that utterance describes other requests too. */
    private Optional<Turn> descriptionFromOpening(Turn turn, FlowStep.Ask ask) {
        var opening = new HashMap<>(turn.state().opening());
        return Optional.ofNullable(opening.remove(SlotType.WORDS))
                .filter(_ -> !turn.isOn(Channel.PAGE) && turn.topFrame().how() != FlowFrame.EntryReason.QUEUED)
                .filter(words -> answers.isDescription(words.asText(), turn.language()))
                .map(words -> turn.with(turn.state().withOpening(opening)).fill(ask, words));
    }

    private static boolean isPast(Turn turn, SlotValue value) {
        return value instanceof SlotValue.Day day && day.date().isBefore(turn.environment().today());
    }

    /**
     * Selects the choice whose next question is already answered: by a value in "stop service on December 15", or by a PIN in this turn.
     */
    private static Optional<Turn> choiceOfOpening(Turn turn, FlowStep.Ask ask) {
        var opening = turn.state().opening();
        return ask.branches().entrySet().stream()
                .filter(branch -> turn.firstQuestion(branch.getValue()) instanceof FlowStep.Ask next
                        && (IMPLIES_CHOICE.contains(next.expected()) && opening.containsKey(next.expected())
                                || turn.output().secrets().containsKey(next.slot())))
                .findFirst().map(branch -> turn.fill(ask, SlotValue.of(branch.getKey())));
    }

    static String nextStep(FlowStep.Ask ask, SlotValue answer) {
        return ask.branches().getOrDefault(answer.asText(), ask.then());
    }

    private static Optional<Turn> form(Turn turn, FlowStep.Form form) {
        if (!turn.isOn(Channel.PAGE)) {
            return Optional.of(turn.goTo(form.asks().getFirst()));
        }
        var asks = form.asks().stream().map(turn::question).toList();
        boolean complete = asks.stream()
                .allMatch(ask -> turn.topFrame().known().containsKey(ask.slot()) || turn.output().secrets().containsKey(ask.slot()));
        return complete ? Optional.of(turn.goTo(asks.getLast().then())) : Optional.empty();
    }

    private static Turn requestAction(Turn turn, FlowStep.Do step) {
        var spec = turn.catalog().action(step.action());
        if (!turn.proofLevel().atLeast(spec.needs())) {
            var proof = turn.catalog().roles().proof();
            if (turn.isIn(proof)) {
                throw new IllegalStateException("the flow that proves identity cannot require a proof: " + step.action());
            }
            var named = turn.isOn(Channel.PAGE) ? turn
                    : turn.say("common.proof-first",
                            turn.prompt("common.proof-first", "title", turn.prompt(turn.topFrame().flow() + ".title")), Tone.PLAIN);
            return named.begin(proof, FlowFrame.EntryReason.PROVING, Map.of());
        }
        var values = new HashMap<>(turn.topFrame().known());
        values.putAll(turn.output().secrets());
        values.keySet().retainAll(acceptedNames(spec));
        return turn.needs(new PendingAction.RunFlowAction(spec, turn.topFrame().flow(), step.name(), values));
    }

    private static Set<String> acceptedNames(ActionSpec spec) {
        var names = new HashSet<>(spec.takes());
        names.addAll(spec.mayTake());
        return names;
    }

    /** Applies the outcome of the action that the turn waited for, and goes to the step that it leads to. */
    Turn takeOutcome(Turn turn, PendingAction.RunFlowAction action, ActionOutcome outcome) {
        var spec = action.spec();
        var declaredFacts = spec.outcomes().get(outcome.name());
        if (declaredFacts == null || !outcome.facts().keySet().containsAll(declaredFacts)) {
            throw new IllegalStateException("action " + spec.name() + " ended with " + outcome.name() + " and facts "
                    + outcome.facts().keySet() + ", which its specification does not declare");
        }
        var proven = outcome.proof().isPresent() ? turn.with(turn.state().withProof(outcome.proof())) : turn;
        var secrets = new HashMap<>(turn.output().secrets());
        secrets.keySet().removeAll(acceptedNames(spec));
        String next = ((FlowStep.Do) turn.currentStep()).outcomes().getOrDefault(outcome.name(), FlowStep.END);
        // A change cannot be undone: "go back" must not lead to a question before it.
        return proven.with(turn.output().withSecrets(secrets)).withFrame(frame -> (spec.effect() == ActionSpec.Effect.CHANGES
                ? frame.withTrail(List.of()) : frame).withValues(outcome.facts()).atStep(next));
    }

    private static Turn takeCard(Turn turn, String key, FlowStep.TakeCard card) {
        var total = (SlotValue.Amount) Objects.requireNonNull(turn.topFrame().known().get("total"));
        var asked = turn.respond(new BotResponse.CardRequest(turn.branchValue("payment"), total.money(), turn.prompt(key),
                turn.branchValue("url")));
        return turn.isOn(Channel.VOICE) ? asked : asked.goTo(Objects.requireNonNull(card.results().get("linked")));
    }

    /** Removes a finished frame and returns to the flow that it was opened for. */
    private static Turn finishFrame(Turn turn) {
        var done = turn.topFrame().how();
        var rest = turn.withoutFrame();
        if (done == FlowFrame.EntryReason.PROVING && !rest.isIdle() && !isProofSufficient(rest)) {
            rest = rest.withoutFrame();
        }
        if (isProvenMeanwhile(rest)) {
            rest = rest.withoutFrame();
        }
        if (rest.isIdle()) {
            return finishLastTask(rest);
        }
        if (GlobalCommands.isQueuedTask(rest)) {
            return GlobalCommands.announceNext(rest);
        }
        return done == FlowFrame.EntryReason.INTERRUPTING
                ? rest.say("common.back-to", rest.prompt("common.back-to", "doing", rest.taskPhrase()), Tone.PLAIN) : rest;
    }

    /** Returns whether the open question is for a proof that was given in the task that has just ended. */
    private static boolean isProvenMeanwhile(Turn turn) {
        return turn.state().frames().size() > 1 && turn.topFrame().how() == FlowFrame.EntryReason.PROVING
                && isProofSufficient(turn.withoutFrame());
    }

    private static boolean isProofSufficient(Turn turn) {
        return !(turn.currentStep() instanceof FlowStep.Do action)
                || turn.proofLevel().atLeast(turn.catalog().action(action.action()).needs());
    }

    private static Turn finishLastTask(Turn turn) {
        return switch (turn.state().channel()) {
            case VOICE, CHAT, PORTAL -> turn.clarify(Clarification.Kind.ELSE);
            case PAGE, DESK, SYSTEM -> turn.ended();
            // "Anything else?" would cost the person a text message.
            case TEXT -> turn;
        };
    }
}
