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
import org.curbstop.conversation.Said;

/**
 * Follows every path of a flow: is each value known where it is spoken or taken, is a secret used at once, and is everything that must be
 * read back confirmed before an action changes anything.
 */
final class ValuesCheck {

    /** What a branch may look at without anybody having asked. */
    static final Set<String> BUILT_IN = Set.of("channel", "proven", "phoneKnown", "placeSaid", "warned", "answer");

    private static final Set<Said.Expected> READ_BACK =
            EnumSet.of(Said.Expected.MONEY, Said.Expected.DATE, Said.Expected.ADDRESS, Said.Expected.ACCOUNT);
    static final String CARD_TOKEN = "cardToken";

    private final FlowSet set;
    private final Flow flow;
    private final Set<String> facts;
    private final List<Flaw> problems;
    private final Map<String, Known> entering = new HashMap<>();

    /** On every path: {@code sure}; for this turn only: {@code passing}; on some path asked and not confirmed: {@code open}. */
    private record Known(Set<String> sure, Set<String> passing, Set<String> open) {
        Known {
            sure = Set.copyOf(sure);
            passing = Set.copyOf(passing);
            open = Set.copyOf(open);
        }

        Known meet(Known other) {
            return new Known(both(sure, other.sure), both(passing, other.passing), either(open, other.open));
        }

        Known sure(Set<String> more) {
            return new Known(either(sure, more), passing, open);
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

    ValuesCheck(FlowSet set, Flow flow, Set<String> facts, List<Flaw> problems) {
        this.set = set;
        this.flow = flow;
        this.facts = facts;
        this.problems = problems;
    }

    void check() {
        var todo = new ArrayDeque<String>();
        arrive(flow.first().name(), new Known(facts, Set.of(), Set.of()), todo);
        while (!todo.isEmpty()) {
            var step = flow.step(todo.remove());
            leave(step, java.util.Objects.requireNonNull(entering.get(step.name())), todo);
        }
        flow.steps().values().forEach(step -> {
            var known = entering.get(step.name());
            if (known != null) {
                uses(step, known);
            }
        });
    }

    private void arrive(String step, Known known, ArrayDeque<String> todo) {
        if (step.equals(Step.END)) {
            return;
        }
        var before = entering.get(step);
        var now = before == null ? known : before.meet(known);
        if (!now.equals(before)) {
            entering.put(step, now);
            todo.add(step);
        }
    }

    private void leave(Step step, Known in, ArrayDeque<String> todo) {
        switch (step) {
            case Step.Ask ask -> {
                var out = answered(ask, in);
                ask.next().forEach(next -> arrive(next, out, todo));
            }
            case Step.Say say -> arrive(say.then(),
                    new Known(Known.without(in.sure(), Set.copyOf(say.forget())), in.passing(), Known.without(in.open(), Set.copyOf(say.forget()))), todo);
            case Step.Confirm confirm -> {
                arrive(confirm.yes(), new Known(in.sure(), Set.of(), Known.without(in.open(), confirm.slots())), todo);
                confirm.no().ifPresent(no -> arrive(no, new Known(in.sure(), Set.of(), in.open()), todo));
            }
            case Step.Do action -> action.outcomes().forEach((outcome, next) -> arrive(next, ran(set.action(action.action()), outcome, in), todo));
            case Step.TakeCard card -> card.results().forEach((result, next) ->
                    arrive(next, new Known(in.sure(), result.equals("taken") ? Set.of(CARD_TOKEN) : Set.of(), in.open()), todo));
            case Step.Form _, Step.Branch _, Step.Link _, Step.HandOff _, Step.Finish _ -> step.next().forEach(next -> arrive(next, in, todo));
            case Step.Go go -> arrive(go.then(), new Known(in.sure(), Set.of(), in.open()), todo);
        }
    }

    /** What is merely worked out of something unconfirmed is unconfirmed itself; what was tried against a record has been checked by that. */
    private static Known ran(ActionSpec spec, String outcome, Known in) {
        var given = spec.outcomes().getOrDefault(outcome, Set.of());
        boolean derived = spec.effect() == ActionSpec.Effect.READS
                && in.open().stream().anyMatch(slot -> spec.takes().contains(slot) || spec.mayTake().contains(slot));
        var known = in.sure(given);
        return derived ? new Known(known.sure(), known.passing(), Known.either(known.open(), given)) : known;
    }

    private static Known answered(Step.Ask ask, Known in) {
        if (ask.expected() == Said.Expected.SECRET) {
            return new Known(in.sure(), Set.of(ask.slot()), in.open());
        }
        var slot = Set.of(ask.slot());
        return new Known(ask.optional() ? in.sure() : Known.either(in.sure(), slot), Set.of(),
                READ_BACK.contains(ask.expected()) ? Known.either(in.open(), slot) : in.open());
    }

    private void uses(Step step, Known known) {
        switch (step) {
            case Step.Say _ -> speaks(step, "", known);
            case Step.Link _ -> { speaks(step, "", known); takes(step, Set.of("url"), known); }
            case Step.TakeCard _ -> { speaks(step, "", known); takes(step, Step.TakeCard.TAKES, known); }
            case Step.HandOff _ -> { speaks(step, "", known); takes(step, Step.HandOff.TAKES, known); }
            case Step.Finish _ -> speaks(step, "", known);
            case Step.Ask ask -> {
                List.of(".ask", ".again", ".hint", ".error").forEach(part -> speaks(step, part, known));
                ask.choices().forEach(choice -> speaks(step, ".choices." + choice, known));
                ask.from().ifPresent(from -> takes(step, Set.of(from), known));
            }
            case Step.Confirm confirm -> {
                List.of(".ask", ".again", ".hint", ".choices.yes", ".choices.no").forEach(part -> speaks(step, part, known));
                takes(step, confirm.slots(), known);
                silent(confirm);
            }
            case Step.Do action -> act(action, set.action(action.action()), known);
            case Step.Branch branch -> branch(branch);
            case Step.Go go -> takes(step, go.with().values().stream().flatMap(given -> given instanceof Step.Go.Given.Ours ours ? Stream.of(ours.slot()) : Stream.of())
                    .collect(Collectors.toSet()), known);
            case Step.Form _ -> { }
        }
    }

    private void act(Step.Do step, ActionSpec spec, Known known) {
        takes(step, spec.takes(), known);
        if (spec.effect() == ActionSpec.Effect.CHANGES) {
            known.open().stream().filter(slot -> spec.takes().contains(slot) || spec.mayTake().contains(slot)).sorted()
                    .forEach(slot -> problem(step, "'" + spec.name() + "' changes something by '" + slot + "', which was not read back and confirmed on every way here"));
        }
    }

    private void branch(Step.Branch step) {
        boolean known = BUILT_IN.contains(step.on()) || flow.steps().values().stream().anyMatch(other -> switch (other) {
            case Step.Ask ask -> ask.slot().equals(step.on());
            case Step.Do action -> set.action(action.action()).outcomes().values().stream().anyMatch(given -> given.contains(step.on()));
            case Step.Say _, Step.Form _, Step.Confirm _, Step.Branch _, Step.TakeCard _, Step.Link _, Step.Go _, Step.HandOff _, Step.Finish _ -> false;
        });
        if (!known) {
            problem(step, "nothing in this flow gives '" + step.on() + "'");
        }
    }

    private void takes(Step step, Set<String> wanted, Known known) {
        wanted.stream().filter(name -> !known.sure().contains(name) && !known.passing().contains(name)).sorted()
                .forEach(name -> problem(step, "step '" + step.name() + "' needs '" + name + "', which is not known on every way here"));
    }

    private void speaks(Step step, String part, Known known) {
        set.languages().forEach((language, words) -> words.find(flow.name() + "." + step.name() + part).ifPresent(wording ->
                wording.variables().stream().filter(name -> !known.sure().contains(name)).sorted()
                        .forEach(name -> problems.add(new Flaw(wording.at(), "{" + name + "} is not known in step '" + step.name() + "' of " + flow.at().file())))));
    }

    /** A confirmation that does not speak what it confirms confirms nothing. */
    private void silent(Step.Confirm step) {
        set.languages().forEach((language, words) -> words.find(flow.name() + "." + step.name() + ".ask").ifPresent(wording ->
                step.slots().stream().filter(slot -> !wording.spokenEverywhere(slot)).sorted()
                        .forEach(slot -> problems.add(new Flaw(wording.at(), "step '" + step.name() + "' confirms '" + slot + "' but does not say {" + slot + "} on every channel")))));
    }

    private void problem(Step step, String what) {
        problems.add(new Flaw(step.at(), what));
    }
}
