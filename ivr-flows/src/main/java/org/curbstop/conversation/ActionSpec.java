package org.curbstop.conversation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an action is to the flows: enough to check every flow file against it before anything runs.
 *
 * @param name as flows call it, verb-noun
 * @param needs the least proof of identity; where it is missing the engine asks for it first
 * @param takes slots and facts it cannot do without
 * @param mayTake slots and facts it uses where they are known
 * @param outcomes every way it can end with the facts that it then leaves behind; a flow must say where each leads
 */
public record ActionSpec(
        String name, Effect effect, ProofLevel needs, Set<String> takes, Set<String> mayTake, Map<String, Set<String>> outcomes) {

    /** What an action does to the world outside the talk. */
    public enum Effect {
        /** Nothing: it may be run again at will. */
        READS,
        /** Something small that must not happen twice, but needs no confirmation: an attempt is counted, a code is sent. */
        ATTEMPTS,
        /** What was asked for: money, an order, a report. Runs only after what it takes was read back and confirmed. */
        CHANGES
    }

    public ActionSpec {
        takes = Set.copyOf(takes);
        mayTake = Set.copyOf(mayTake);
    }

    public static ActionSpec reading(String name) {
        return new ActionSpec(name, Effect.READS, ProofLevel.NOTHING, Set.of(), Set.of(), Map.of());
    }

    public static ActionSpec attempting(String name) {
        return new ActionSpec(name, Effect.ATTEMPTS, ProofLevel.NOTHING, Set.of(), Set.of(), Map.of());
    }

    public static ActionSpec changing(String name) {
        return new ActionSpec(name, Effect.CHANGES, ProofLevel.NOTHING, Set.of(), Set.of(), Map.of());
    }

    public ActionSpec needing(ProofLevel level) {
        return new ActionSpec(name, effect, level, takes, mayTake, outcomes);
    }

    public ActionSpec taking(String... slots) {
        return new ActionSpec(name, effect, needs, Set.of(slots), mayTake, outcomes);
    }

    public ActionSpec mayTake(String... slots) {
        return new ActionSpec(name, effect, needs, takes, Set.of(slots), outcomes);
    }

    /** One way to end, with the facts that are known then. */
    public ActionSpec ending(String outcome, String... facts) {
        var more = new LinkedHashMap<>(outcomes);
        more.put(outcome, Set.of(facts));
        return new ActionSpec(name, effect, needs, takes, mayTake, more);
    }
}
