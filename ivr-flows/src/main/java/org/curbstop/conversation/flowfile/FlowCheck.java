package org.curbstop.conversation.flowfile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.common.yaml.Position;
import org.curbstop.conversation.Said;

/** Finds what would go wrong in a talk before any talk begins: missing steps, outcomes, wordings, values, languages. */
final class FlowCheck {

    private static final Set<Said.Expected> CHOSEN = EnumSet.of(Said.Expected.CHOICE, Said.Expected.SEVERAL);

    private final FlowSet set;
    private final Set<String> facts;
    private final List<Flaw> problems = new ArrayList<>();

    FlowCheck(FlowSet set, Set<String> facts) {
        this.set = set;
        this.facts = facts;
    }

    List<Flaw> problems() {
        roles();
        set.flows().values().forEach(this::flow);
        new WordsCheck(set, facts, problems).check();
        return problems;
    }

    private void roles() {
        var at = new Position("flows/roles.yaml", 1, 1);
        set.roles().all().stream().filter(name -> !set.has(name)).forEach(name -> problem(at, "no flow '" + name + "'"));
        var callable = new HashSet<>(set.roles().all());
        set.flows().values().stream().flatMap(flow -> flow.steps().values().stream())
                .forEach(step -> { if (step instanceof Step.Go go) { callable.add(go.flow()); } });
        set.flows().values().stream().filter(flow -> !callable.contains(flow.name()))
                .forEach(flow -> problem(flow.at(), "nothing leads to flow '" + flow.name() + "': name it in flows/roles.yaml or go to it"));
    }

    private void flow(Flow flow) {
        int before = problems.size();
        flow.steps().values().forEach(step -> step(flow, step));
        if (problems.size() == before) {
            reachable(flow);
            new ValuesCheck(set, flow, facts, problems).check();
        }
    }

    private void step(Flow flow, Step step) {
        step.next().filter(next -> !next.equals(Step.END) && !flow.steps().containsKey(next))
                .forEach(next -> problem(step.at(), "step '" + step.name() + "' leads to '" + next + "', which is not there"));
        switch (step) {
            case Step.Do action -> action(action);
            case Step.Form form -> form(flow, form);
            case Step.Go go when !set.has(go.flow()) -> problem(go.at(), "no flow '" + go.flow() + "'");
            case Step.Go go -> given(go);
            case Step.TakeCard card -> named(card, card.results().keySet(), Step.TakeCard.RESULTS, "result");
            case Step.Ask ask -> ask(ask);
            case Step.Say _, Step.Confirm _, Step.Branch _, Step.Link _, Step.HandOff _, Step.Finish _ -> { }
        }
    }

    private void action(Step.Do step) {
        var spec = set.actions().get(step.action());
        if (spec == null) {
            problem(step.at(), "no action '" + step.action() + "'; there are " + String.join(", ", set.actions().keySet().stream().sorted().toList()));
        } else {
            named(step, step.outcomes().keySet(), spec.outcomes().keySet(), "outcome");
        }
    }

    private void named(Step step, Set<String> given, Set<String> expected, String what) {
        expected.stream().filter(name -> !given.contains(name)).sorted()
                .forEach(name -> problem(step.at(), "step '" + step.name() + "' does not say where " + what + " '" + name + "' leads"));
        given.stream().filter(name -> !expected.contains(name)).sorted()
                .forEach(name -> problem(step.at(), "step '" + step.name() + "': there is no " + what + " '" + name + "'"));
    }

    private void form(Flow flow, Step.Form form) {
        for (int i = 0; i < form.asks().size(); i++) {
            var name = form.asks().get(i);
            if (!(flow.steps().get(name) instanceof Step.Ask ask)) {
                problem(form.at(), "'" + name + "' of form '" + form.name() + "' is no question of this flow");
            } else if (ask.expected() == Said.Expected.PHOTO) {
                problem(ask.at(), "a question for photos stands alone: a form that comes back for another answer would lose the files");
            } else if (i + 1 < form.asks().size() && !ask.then().equals(form.asks().get(i + 1))) {
                problem(ask.at(), "a form's questions follow each other: '" + name + "' must lead to '" + form.asks().get(i + 1) + "'");
            }
        }
    }

    private void given(Step.Go go) {
        go.with().keySet().stream()
                .filter(slot -> set.flow(go.flow()).steps().values().stream().noneMatch(step -> step instanceof Step.Ask ask && ask.slot().equals(slot)))
                .forEach(slot -> problem(go.at(), "flow '" + go.flow() + "' has no question for '" + slot + "'"));
    }

    private void ask(Step.Ask ask) {
        boolean offers = !ask.choices().isEmpty() || ask.from().isPresent();
        boolean offersDays = ask.expected() == Said.Expected.DATE && ask.choices().isEmpty();
        if (offers != CHOSEN.contains(ask.expected()) && !offersDays) {
            problem(ask.at(), "'choices' or 'from' go with 'expect: choice' or 'expect: several', and only with them; 'from' also with 'expect: date'");
        }
        if (ask.from().isEmpty()) {
            ask.branches().keySet().stream().filter(value -> !ask.choices().contains(value) && !Set.of("yes", "no").contains(value))
                    .forEach(value -> problem(ask.at(), "'" + value + "' is no answer to '" + ask.name() + "'"));
        }
    }

    private void reachable(Flow flow) {
        var seen = new HashSet<String>();
        var todo = new ArrayList<>(List.of(flow.first().name()));
        while (!todo.isEmpty()) {
            var name = todo.removeLast();
            if (!name.equals(Step.END) && seen.add(name)) {
                var step = flow.step(name);
                Stream.concat(step.next(), step instanceof Step.Form form ? form.asks().stream() : Stream.of()).forEach(todo::add);
            }
        }
        flow.steps().values().stream().filter(step -> !seen.contains(step.name()))
                .forEach(step -> problem(step.at(), "nothing leads to step '" + step.name() + "'"));
    }

    private void problem(Position at, String what) {
        problems.add(new Flaw(at, what));
    }
}
