package org.curbstop.conversation.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Channel;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Said;
import org.curbstop.conversation.Said.Expected;
import org.curbstop.conversation.Value;
import org.curbstop.conversation.flowfile.Flow;
import org.curbstop.conversation.flowfile.Step;
import org.curbstop.conversation.understanding.Readings;
import org.jspecify.annotations.Nullable;

/** Walks the steps until a question is put, something is needed from outside, or nothing is left. */
final class Running {

    /** More steps than any flow has between two questions: a flow that goes in a circle must not hold the line. */
    private static final int MOST_STEPS = 100;

    private static final int MOST_REFUSALS = 3;

    private final Draft draft;

    private final Answers answers;

    Running(Draft draft, Readings readings) {
        this.draft = draft;
        this.answers = new Answers(draft, readings);
    }

    void run() {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (draft.aside.isPresent()) {
                Asking.aside(draft, draft.aside.get());
                return;
            }
            if (draft.idle() || draft.ended) {
                return;
            }
            if (!one(draft.flow(), draft.top())) {
                return;
            }
        }
        throw new IllegalStateException("flow " + draft.top().flow() + " goes in a circle at " + draft.top().step());
    }

    /** Whether to go on with the next step. */
    private boolean one(Flow flow, Frame frame) {
        if (frame.step().equals(Step.END)) {
            return finish(frame);
        }
        String key = flow.name() + "." + frame.step();
        switch (flow.step(frame.step())) {
            case Step.Say say -> {
                draft.tell(key, say.tone());
                keep(flow, say);
                draft.top(top -> top.forgetting(say.forget()).at(say.then()));
                offerAnotherWay(say);
            }
            case Step.Ask ask -> {
                return passed(ask);
            }
            case Step.Form form -> {
                return filled(flow, form);
            }
            case Step.Confirm confirm -> {
                if (!frame.confirmed().containsAll(confirm.slots()) || confirm.slots().isEmpty()) {
                    Asking.confirm(draft, confirm);
                    return false;
                }
                draft.go(confirm.yes());
            }
            case Step.Do action -> {
                return act(action);
            }
            case Step.Branch branch -> draft.go(branch.cases().getOrDefault(draft.lookUp(branch.on()), branch.otherwise()));
            case Step.TakeCard card -> {
                return takeCard(key, card);
            }
            case Step.Link link -> {
                draft.said.add(new Said.Link(draft.word(key), draft.lookUp("url")));
                draft.go(link.then());
            }
            case Step.Go go -> {
                draft.go(go.then());
                draft.push(go.flow(), Frame.How.CALLED, given(go));
            }
            case Step.HandOff _ -> {
                draft.tell(key, Said.Tell.Tone.PLAIN);
                draft.said.add(new Said.HandOff(draft.lookUp("case"), Boolean.parseBoolean(draft.lookUp("connect"))));
                draft.ended = true;
            }
            case Step.Finish _ -> {
                draft.tell(key, Said.Tell.Tone.PLAIN);
                end();
            }
        }
        return true;
    }

    private Map<String, Value> given(Step.Go go) {
        var known = new HashMap<String, Value>();
        go.with().forEach((slot, given) -> known.put(slot, switch (given) {
            case Step.Go.Given.Ours ours -> java.util.Objects.requireNonNull(draft.top().known().get(ours.slot()));
            case Step.Go.Given.Fixed fixed -> Value.of(fixed.text());
        }));
        return known;
    }

    /** Nobody gives the same answer for ever: after some that did not hold, a person is offered. A page always shows that way. */
    private void offerAnotherWay(Step.Say say) {
        if (say.tone() != Said.Tell.Tone.ERROR || say.forget().isEmpty() || draft.is(Channel.PAGE)) {
            return;
        }
        int refused = draft.top().refused() + 1;
        boolean stuck = refused == MOST_REFUSALS;
        draft.top(top -> top.refusing(stuck ? 0 : refused));
        if (stuck) {
            draft.aside = Optional.of(Aside.of(Aside.Kind.STUCK));
        }
    }

    /** Answers that did not hold stay in the fields of a page. */
    private void keep(Flow flow, Step.Say say) {
        for (var slot : say.forget()) {
            var value = draft.top().known().get(slot);
            boolean asked = flow.steps().values().stream().anyMatch(step -> step instanceof Step.Ask ask && ask.slot().equals(slot));
            if (value != null && asked) {
                draft.kept.put(slot, value.plain());
            }
        }
    }

    private boolean passed(Step.Ask ask) {
        var known = draft.top().known().get(ask.slot());
        if (known == null) {
            known = ask.listen() ? listened(ask) : draft.is(Channel.PAGE) || ask.expected() == Expected.WORDS ? null : draft.opening.remove(ask.expected());
            if (known != null) {
                var said = known;
                draft.top(frame -> frame.answered(ask.name(), ask.slot(), said));
            }
        }
        if (known == null) {
            Asking.step(draft, ask);
            return false;
        }
        draft.go(next(ask, known));
        return true;
    }

    private @Nullable Value listened(Step.Ask ask) {
        var words = draft.opening.get(Expected.WORDS);
        return words == null ? null : answers.choice(Asking.choices(draft, ask), words.plain(), Asking.key(draft, ask.name())).map(Value::of).orElse(null);
    }

    static String next(Step.Ask ask, Value answer) {
        return ask.branches().getOrDefault(answer.plain(), ask.then());
    }

    private boolean filled(Flow flow, Step.Form form) {
        if (!draft.is(Channel.PAGE)) {
            draft.go(form.asks().getFirst());
            return true;
        }
        var asks = form.asks().stream().map(name -> (Step.Ask) flow.step(name)).toList();
        if (asks.stream().allMatch(ask -> draft.top().known().containsKey(ask.slot()) || draft.passing.containsKey(ask.slot()))) {
            draft.go(asks.getLast().then());
            return true;
        }
        asks.forEach(ask -> {
            var known = draft.top().known().get(ask.slot());
            if (known != null && ask.expected() != Expected.SECRET) {
                draft.kept.putIfAbsent(ask.slot(), known.plain());
            }
            Asking.step(draft, ask);
        });
        return false;
    }

    private boolean act(Step.Do step) {
        var spec = draft.set.action(step.action());
        if (!draft.level().atLeast(spec.needs())) {
            if (draft.in(draft.set.roles().proof())) {
                throw new IllegalStateException("the flow that proves identity cannot need a proof: " + step.action());
            }
            draft.push(draft.set.roles().proof(), Frame.How.PROVING, Map.of());
            return true;
        }
        var values = new HashMap<>(draft.top().known());
        values.putAll(draft.passing);
        values.keySet().retainAll(wanted(spec));
        draft.wanted = Optional.of(new Wanted.Action(spec, draft.top().flow(), step.name(), values));
        return false;
    }

    private static Set<String> wanted(ActionSpec spec) {
        var names = new java.util.HashSet<>(spec.takes());
        names.addAll(spec.mayTake());
        return names;
    }

    /** Goes on after an action. */
    void ran(Wanted.Action action, Outcome outcome) {
        var promised = action.spec().outcomes().get(outcome.name());
        if (promised == null || !outcome.facts().keySet().containsAll(promised)) {
            throw new IllegalStateException("action " + action.spec().name() + " ended with " + outcome.name() + " and facts "
                    + outcome.facts().keySet() + ", against its specification");
        }
        outcome.proof().ifPresent(shown -> draft.proof = Optional.of(shown));
        draft.passing.keySet().removeAll(wanted(action.spec()));
        draft.top(frame -> frame.knowing(outcome.facts()));
        if (action.spec().effect() == ActionSpec.Effect.CHANGES) {
            // What is done is done: "go back" must not lead to before it.
            draft.top(frame -> frame.walked(java.util.List.of()));
        }
        var step = (Step.Do) draft.step();
        var next = step.outcomes().get(outcome.name());
        draft.go(next == null ? Step.END : next);
        run();
    }

    private boolean takeCard(String key, Step.TakeCard card) {
        var total = (Value.Amount) java.util.Objects.requireNonNull(draft.top().known().get("total"));
        draft.said.add(new Said.TakeCard(draft.lookUp("payment"), total.money(), draft.word(key), draft.lookUp("url")));
        if (draft.is(Channel.VOICE)) {
            return false;
        }
        draft.go(java.util.Objects.requireNonNull(card.results().get("linked")));
        return true;
    }

    /** The task is done: back to whatever it was begun for. */
    private boolean finish(Frame done) {
        draft.frames.removeLast();
        if (done.how() == Frame.How.PROVING && !draft.idle() && !proved()) {
            draft.frames.removeLast();
        }
        if (draft.idle()) {
            return nothingLeft();
        }
        if (done.how() == Frame.How.INTERRUPTING) {
            draft.tell("common.back-to", draft.common("back-to", "doing", draft.doing(draft.top().flow())), Said.Tell.Tone.PLAIN);
        }
        return true;
    }

    private boolean proved() {
        return !(draft.step() instanceof Step.Do action) || draft.level().atLeast(draft.set.action(action.action()).needs());
    }

    private boolean nothingLeft() {
        switch (draft.channel()) {
            case VOICE, CHAT, PORTAL -> draft.aside = Optional.of(Aside.of(Aside.Kind.ELSE));
            case PAGE, DESK, SYSTEM -> end();
            // A question for its own sake would cost the person a message.
            case TEXT -> { }
        }
        return draft.aside.isPresent();
    }

    void end() {
        draft.said.add(new Said.End());
        draft.ended = true;
    }
}
