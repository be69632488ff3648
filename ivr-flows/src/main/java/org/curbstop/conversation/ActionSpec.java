package org.curbstop.conversation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Specification of a flow action, against which every flow file is checked at startup.
 *
 * @param name name in flow files, verb-noun
 * @param needs minimum proof of identity; the engine asks for it first if it is missing
 * @param takes required slots and facts
 * @param mayTake optional slots and facts
 * @param outcomes each outcome with the facts that it provides; a flow must name the next step for each
 * @param unavailable outcome while the database is unavailable, for an action that only supports a task; without one, the conversation
 *                    says that this does not work at the moment
 */
public record ActionSpec(
        String name, Effect effect, ProofLevel needs, Set<String> takes, Set<String> mayTake, Map<String, Set<String>> outcomes,
        Optional<String> unavailable) {

    /** What an action changes outside the conversation. */
    public enum Effect {
        /** Nothing; it may be repeated freely. */
        READS,
        /** A side effect that must not happen twice but needs no confirmation: counting an attempt, sending a code. */
        ATTEMPTS,
        /** The requested change: a payment, an order, a report. Runs only after its input was read back and confirmed. */
        CHANGES
    }

    public ActionSpec {
        takes = Set.copyOf(takes);
        mayTake = Set.copyOf(mayTake);
    }

    public static ActionSpec reading(String name) {
        return new ActionSpec(name, Effect.READS, ProofLevel.NOTHING, Set.of(), Set.of(), Map.of(), Optional.empty());
    }

    public static ActionSpec attempting(String name) {
        return new ActionSpec(name, Effect.ATTEMPTS, ProofLevel.NOTHING, Set.of(), Set.of(), Map.of(), Optional.empty());
    }

    public static ActionSpec changing(String name) {
        return new ActionSpec(name, Effect.CHANGES, ProofLevel.NOTHING, Set.of(), Set.of(), Map.of(), Optional.empty());
    }

    public ActionSpec needing(ProofLevel level) {
        return new ActionSpec(name, effect, level, takes, mayTake, outcomes, unavailable);
    }

    public ActionSpec taking(String... slots) {
        return new ActionSpec(name, effect, needs, Set.of(slots), mayTake, outcomes, unavailable);
    }

    public ActionSpec mayTake(String... slots) {
        return new ActionSpec(name, effect, needs, takes, Set.of(slots), outcomes, unavailable);
    }

    /** Adds an outcome with the facts that it provides. */
    public ActionSpec ending(String outcome, String... facts) {
        var more = new LinkedHashMap<>(outcomes);
        more.put(outcome, Set.of(facts));
        return new ActionSpec(name, effect, needs, takes, mayTake, more, unavailable);
    }

    /** @param outcome a declared outcome without facts */
    public ActionSpec orIfUnavailable(String outcome) {
        if (!Set.of().equals(outcomes.get(outcome))) {
            throw new IllegalArgumentException(name + " has no outcome " + outcome + " without facts");
        }
        return new ActionSpec(name, effect, needs, takes, mayTake, outcomes, Optional.of(outcome));
    }
}
