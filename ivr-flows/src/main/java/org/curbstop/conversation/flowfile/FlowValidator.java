package org.curbstop.conversation.flowfile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.common.yaml.FilePosition;
import org.curbstop.conversation.BotResponse;

/** Validates flows at startup, before any conversation: steps, outcomes, prompts, values and languages. */
final class FlowValidator {

    private static final Set<BotResponse.SlotType> CHOICE_TYPES = EnumSet.of(BotResponse.SlotType.CHOICE, BotResponse.SlotType.SEVERAL);

    private final FlowCatalog catalog;
    private final Set<String> facts;
    private final List<FlowValidationError> errors = new ArrayList<>();

    FlowValidator(FlowCatalog catalog, Set<String> facts) {
        this.catalog = catalog;
        this.facts = facts;
    }

    List<FlowValidationError> errors() {
        checkRoles();
        catalog.flows().values().forEach(this::checkFlow);
        new PromptValidator(catalog, facts, errors).check();
        return errors;
    }

    private void checkRoles() {
        var at = new FilePosition("flows/roles.yaml", 1, 1);
        catalog.roles().all().stream().filter(name -> !catalog.hasFlow(name)).forEach(name -> addError(at, "no flow '" + name + "'"));
        var callable = new HashSet<>(catalog.roles().all());
        catalog.flows().values().stream().flatMap(flow -> flow.steps().values().stream())
                .forEach(step -> { if (step instanceof FlowStep.Go go) { callable.add(go.flow()); } });
        catalog.flows().values().stream().filter(flow -> !callable.contains(flow.name()))
                .forEach(flow -> addError(flow.at(),
                        "nothing leads to flow '" + flow.name() + "': name it in flows/roles.yaml or go to it"));
    }

    private void checkFlow(Flow flow) {
        int before = errors.size();
        flow.steps().values().forEach(step -> checkStep(flow, step));
        if (errors.size() == before) {
            checkReachable(flow);
            new SlotUsageValidator(catalog, flow, facts, errors).check();
        }
    }

    private void checkStep(Flow flow, FlowStep step) {
        step.next().filter(next -> !next.equals(FlowStep.END) && !flow.steps().containsKey(next))
                .forEach(next -> addError(step.at(), "step '" + step.name() + "' leads to '" + next + "', which is not there"));
        switch (step) {
            case FlowStep.Do action -> checkAction(action);
            case FlowStep.Form form -> checkForm(flow, form);
            case FlowStep.Go go when !catalog.hasFlow(go.flow()) -> addError(go.at(), "no flow '" + go.flow() + "'");
            case FlowStep.Go go -> checkArguments(go);
            case FlowStep.TakeCard card -> requireExactly(card, card.results().keySet(), FlowStep.TakeCard.RESULTS, "result");
            case FlowStep.Ask ask -> checkAsk(ask);
            case FlowStep.Say _, FlowStep.Confirm _, FlowStep.Branch _, FlowStep.Link _, FlowStep.HandOff _, FlowStep.Finish _ -> { }
        }
    }

    private void checkAction(FlowStep.Do step) {
        var spec = catalog.actions().get(step.action());
        if (spec == null) {
            addError(step.at(), "no action '" + step.action() + "'; there are "
                    + String.join(", ", catalog.actions().keySet().stream().sorted().toList()));
        } else {
            requireExactly(step, step.outcomes().keySet(), spec.outcomes().keySet(), "outcome");
        }
    }

    private void requireExactly(FlowStep step, Set<String> given, Set<String> expected, String what) {
        expected.stream().filter(name -> !given.contains(name)).sorted()
                .forEach(name -> addError(step.at(), "step '" + step.name() + "' does not say where " + what + " '" + name + "' leads"));
        given.stream().filter(name -> !expected.contains(name)).sorted()
                .forEach(name -> addError(step.at(), "step '" + step.name() + "': there is no " + what + " '" + name + "'"));
    }

    private void checkForm(Flow flow, FlowStep.Form form) {
        for (int i = 0; i < form.asks().size(); i++) {
            var name = form.asks().get(i);
            if (!(flow.steps().get(name) instanceof FlowStep.Ask ask)) {
                addError(form.at(), "'" + name + "' of form '" + form.name() + "' is no question of this flow");
            } else if (ask.expected() == BotResponse.SlotType.PHOTO) {
                addError(ask.at(), "a question for photos stands alone: a form that comes back for another answer would lose the files");
            } else if (i + 1 < form.asks().size() && !ask.then().equals(form.asks().get(i + 1))) {
                addError(ask.at(), "a form's questions follow each other: '" + name + "' must lead to '" + form.asks().get(i + 1) + "'");
            }
        }
    }

    private void checkArguments(FlowStep.Go go) {
        go.with().keySet().stream()
                .filter(slot -> catalog.flow(go.flow()).steps().values().stream()
                        .noneMatch(step -> step instanceof FlowStep.Ask ask && ask.slot().equals(slot)))
                .forEach(slot -> addError(go.at(), "flow '" + go.flow() + "' has no question for '" + slot + "'"));
    }

    private void checkAsk(FlowStep.Ask ask) {
        boolean offers = !ask.choices().isEmpty() || ask.from().isPresent();
        boolean offersDays = ask.expected() == BotResponse.SlotType.DATE && ask.choices().isEmpty();
        if (offers != CHOICE_TYPES.contains(ask.expected()) && !offersDays) {
            addError(ask.at(), "'choices' or 'from' go with 'expect: choice' or 'expect: several', and only with them; "
                            + "'from' also with 'expect: date'");
        }
        if (ask.from().isEmpty()) {
            ask.branches().keySet().stream().filter(value -> !ask.choices().contains(value) && !Set.of("yes", "no").contains(value))
                    .forEach(value -> addError(ask.at(), "'" + value + "' is no answer to '" + ask.name() + "'"));
        }
    }

    private void checkReachable(Flow flow) {
        var seen = new HashSet<String>();
        var todo = new ArrayList<>(List.of(flow.first().name()));
        while (!todo.isEmpty()) {
            var name = todo.removeLast();
            if (!name.equals(FlowStep.END) && seen.add(name)) {
                var step = flow.step(name);
                Stream.concat(step.next(), step instanceof FlowStep.Form form ? form.asks().stream() : Stream.of()).forEach(todo::add);
            }
        }
        flow.steps().values().stream().filter(step -> !seen.contains(step.name()))
                .forEach(step -> addError(step.at(), "nothing leads to step '" + step.name() + "'"));
    }

    private void addError(FilePosition at, String what) {
        errors.add(new FlowValidationError(at, what));
    }
}
