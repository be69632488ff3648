package org.curbstop.conversation.flowfile;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.BotResponse;

/**
 * Checks on every path of a flow that each value is known where it is used, that a secret is used at once, and that values are read back
 * and confirmed before an action changes anything.
 */
final class SlotUsageValidator {

    /** Values that a branch may test without a question or action before it. */
    static final Set<String> BUILT_IN = Set.of("channel", "proven", "phoneKnown", "placeSaid", "warned", "answer", "greeted");

    private static final Set<BotResponse.SlotType> READ_BACK =
            EnumSet.of(BotResponse.SlotType.MONEY, BotResponse.SlotType.DATE, BotResponse.SlotType.ADDRESS, BotResponse.SlotType.ACCOUNT);
    static final String CARD_TOKEN = "cardToken";

    private final FlowCatalog catalog;
    private final Flow flow;
    private final Set<String> facts;
    private final List<FlowValidationError> errors;
    private final Map<String, KnownSlots> knownOnEntry = new HashMap<>();

    /**
     * The slots known at a step.
     *
     * @param certain known on every path
     * @param secrets known for this turn only
     * @param unconfirmed asked and not yet confirmed on some path
     */
    private record KnownSlots(Set<String> certain, Set<String> secrets, Set<String> unconfirmed) {
        KnownSlots {
            certain = Set.copyOf(certain);
            secrets = Set.copyOf(secrets);
            unconfirmed = Set.copyOf(unconfirmed);
        }

        KnownSlots intersect(KnownSlots other) {
            return new KnownSlots(both(certain, other.certain), both(secrets, other.secrets), either(unconfirmed, other.unconfirmed));
        }

        KnownSlots certain(Set<String> more) {
            return new KnownSlots(either(certain, more), secrets, unconfirmed);
        }

        static Set<String> both(Set<String> a, Set<String> b) {
            return a.stream().filter(b::contains).collect(Collectors.toSet());
        }

        static Set<String> either(Set<String> a, Set<String> b) {
            var all = new HashSet<>(a);
            all.addAll(b);
            return all;
        }

        static Set<String> without(Set<String> a, Set<String> b) {
            return a.stream().filter(x -> !b.contains(x)).collect(Collectors.toSet());
        }
    }

    SlotUsageValidator(FlowCatalog catalog, Flow flow, Set<String> facts, List<FlowValidationError> errors) {
        this.catalog = catalog;
        this.flow = flow;
        this.facts = facts;
        this.errors = errors;
    }

    void check() {
        var todo = new ArrayDeque<String>();
        enterStep(flow.first().name(), new KnownSlots(facts, Set.of(), Set.of()), todo);
        while (!todo.isEmpty()) {
            var step = flow.step(todo.remove());
            leaveStep(step, java.util.Objects.requireNonNull(knownOnEntry.get(step.name())), todo);
        }
        flow.steps().values().forEach(step -> {
            var known = knownOnEntry.get(step.name());
            if (known != null) {
                checkUses(step, known);
            }
        });
    }

    private void enterStep(String step, KnownSlots known, ArrayDeque<String> todo) {
        if (step.equals(FlowStep.END)) {
            return;
        }
        var before = knownOnEntry.get(step);
        var now = before == null ? known : before.intersect(known);
        if (!now.equals(before)) {
            knownOnEntry.put(step, now);
            todo.add(step);
        }
    }

    private void leaveStep(FlowStep step, KnownSlots in, ArrayDeque<String> todo) {
        switch (step) {
            case FlowStep.Ask ask -> {
                var out = afterAnswer(ask, in);
                ask.next().forEach(next -> enterStep(next, out, todo));
            }
            case FlowStep.Say say -> enterStep(say.then(),
                    new KnownSlots(KnownSlots.without(in.certain(), Set.copyOf(say.forget())), in.secrets(),
                            KnownSlots.without(in.unconfirmed(), Set.copyOf(say.forget()))),
                    todo);
            case FlowStep.Confirm confirm -> {
                enterStep(confirm.yes(), new KnownSlots(in.certain(), Set.of(), KnownSlots.without(in.unconfirmed(), confirm.slots())),
                        todo);
                confirm.no().ifPresent(no -> enterStep(no, new KnownSlots(in.certain(), Set.of(), in.unconfirmed()), todo));
            }
            case FlowStep.Do action -> action.outcomes()
                    .forEach((outcome, next) -> enterStep(next, afterAction(catalog.action(action.action()), outcome, in), todo));
            case FlowStep.TakeCard card -> card.results().forEach((result, next) ->
                enterStep(next, new KnownSlots(in.certain(), result.equals("taken") ? Set.of(CARD_TOKEN) : Set.of(), in.unconfirmed()),
                        todo));
            case FlowStep.Form _, FlowStep.Branch _, FlowStep.Link _, FlowStep.HandOff _, FlowStep.Finish _ ->
                    step.next().forEach(next -> enterStep(next, in, todo));
            case FlowStep.Go go -> enterStep(go.then(), new KnownSlots(in.certain(), Set.of(), in.unconfirmed()), todo);
        }
    }

    /** A fact derived from an unconfirmed value is unconfirmed too, but an attempt against a record confirms its values. */
    private static KnownSlots afterAction(ActionSpec spec, String outcome, KnownSlots in) {
        var given = spec.outcomes().getOrDefault(outcome, Set.of());
        boolean derived = spec.effect() == ActionSpec.Effect.READS
                && in.unconfirmed().stream().anyMatch(slot -> spec.takes().contains(slot) || spec.mayTake().contains(slot));
        var known = in.certain(given);
        return derived ? new KnownSlots(known.certain(), known.secrets(), KnownSlots.either(known.unconfirmed(), given)) : known;
    }

    private static KnownSlots afterAnswer(FlowStep.Ask ask, KnownSlots in) {
        if (ask.expected() == BotResponse.SlotType.SECRET) {
            return new KnownSlots(in.certain(), Set.of(ask.slot()), in.unconfirmed());
        }
        var slot = Set.of(ask.slot());
        return new KnownSlots(ask.optional() ? in.certain() : KnownSlots.either(in.certain(), slot), Set.of(),
                READ_BACK.contains(ask.expected()) ? KnownSlots.either(in.unconfirmed(), slot) : in.unconfirmed());
    }

    private void checkUses(FlowStep step, KnownSlots known) {
        switch (step) {
            case FlowStep.Say _ -> checkPromptVariables(step, "", known);
            case FlowStep.Link _ -> { checkPromptVariables(step, "", known); requireKnown(step, Set.of("url"), known); }
            case FlowStep.TakeCard _ -> { checkPromptVariables(step, "", known); requireKnown(step, FlowStep.TakeCard.TAKES, known); }
            case FlowStep.HandOff _ -> { checkPromptVariables(step, "", known); requireKnown(step, FlowStep.HandOff.TAKES, known); }
            case FlowStep.Finish _ -> checkPromptVariables(step, "", known);
            case FlowStep.Ask ask -> {
                List.of(".ask", ".again", ".hint", ".error").forEach(part -> checkPromptVariables(step, part, known));
                ask.choices().forEach(choice -> checkPromptVariables(step, ".choices." + choice, known));
                ask.from().ifPresent(from -> requireKnown(step, Set.of(from), known));
            }
            case FlowStep.Confirm confirm -> {
                List.of(".ask", ".again", ".hint", ".choices.yes", ".choices.no").forEach(part -> checkPromptVariables(step, part, known));
                requireKnown(step, confirm.slots(), known);
                checkReadBack(confirm);
            }
            case FlowStep.Do action -> checkAction(action, catalog.action(action.action()), known);
            case FlowStep.Branch branch -> checkBranch(branch);
            case FlowStep.Go go -> requireKnown(step,
                    go.with().values().stream().flatMap(
                            given -> given instanceof FlowStep.Go.Argument.SlotReference ours ? Stream.of(ours.slot()) : Stream.of())
                    .collect(Collectors.toSet()), known);
            case FlowStep.Form _ -> { }
        }
    }

    private void checkAction(FlowStep.Do step, ActionSpec spec, KnownSlots known) {
        requireKnown(step, spec.takes(), known);
        if (spec.effect() == ActionSpec.Effect.CHANGES) {
            known.unconfirmed().stream().filter(slot -> spec.takes().contains(slot) || spec.mayTake().contains(slot)).sorted()
                    .forEach(slot -> addError(step, "'" + spec.name() + "' changes something by '" + slot
                            + "', which was not read back and confirmed on every way here"));
        }
    }

    private void checkBranch(FlowStep.Branch step) {
        boolean known = BUILT_IN.contains(step.on()) || flow.steps().values().stream().anyMatch(other -> switch (other) {
            case FlowStep.Ask ask -> ask.slot().equals(step.on());
            case FlowStep.Do action ->
                    catalog.action(action.action()).outcomes().values().stream().anyMatch(given -> given.contains(step.on()));
            case FlowStep.Say _, FlowStep.Form _, FlowStep.Confirm _, FlowStep.Branch _, FlowStep.TakeCard _, FlowStep.Link _,
                    FlowStep.Go _, FlowStep.HandOff _, FlowStep.Finish _ -> false;
        });
        if (!known) {
            addError(step, "nothing in this flow provides '" + step.on() + "'");
        }
    }

    private void requireKnown(FlowStep step, Set<String> required, KnownSlots known) {
        required.stream().filter(name -> !known.certain().contains(name) && !known.secrets().contains(name)).sorted()
                .forEach(name -> addError(step, "step '" + step.name() + "' needs '" + name + "', which is not known on every way here"));
    }

    private void checkPromptVariables(FlowStep step, String part, KnownSlots known) {
        catalog.promptsByLanguage()
                .forEach((language, prompts) -> prompts.find(flow.name() + "." + step.name() + part).ifPresent(template ->
                template.variables().stream().filter(name -> !known.certain().contains(name)).sorted()
                        .forEach(name -> errors.add(new FlowValidationError(template.at(),
                                "{" + name + "} is not known in step '" + step.name() + "' of " + flow.at().file())))));
    }

    /** Checks that a confirmation prompt reads back every value that it confirms. */
    private void checkReadBack(FlowStep.Confirm step) {
        catalog.promptsByLanguage()
                .forEach((language, prompts) -> prompts.find(flow.name() + "." + step.name() + ".ask").ifPresent(template ->
                step.slots().stream().filter(slot -> !template.isUsedOnEveryChannel(slot)).sorted()
                        .forEach(slot -> errors.add(new FlowValidationError(template.at(),
                                "step '" + step.name() + "' confirms '" + slot + "' but does not read back {" + slot
                                        + "} on every channel")))));
    }

    private void addError(FlowStep step, String what) {
        errors.add(new FlowValidationError(step.at(), what));
    }
}
