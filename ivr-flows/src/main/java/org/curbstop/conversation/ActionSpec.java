package org.curbstop.conversation;

import java.util.List;
import java.util.Set;

/**
 * What an action is to the flows: enough to check every flow file against it before anything runs.
 *
 * @param name as flows call it, verb-noun
 * @param needs the least proof of identity; where it is missing the engine asks for it first
 * @param changes whether it changes anything outside the talk; such an action runs only after what it takes was read back and confirmed
 * @param takes slots and facts it cannot do without
 * @param mayTake slots and facts it uses where they are known
 * @param gives facts it may leave behind, by name
 * @param outcomes every way it can end; a flow must say where each leads
 */
public record ActionSpec(
        String name, Proven needs, boolean changes, Set<String> takes, Set<String> mayTake, Set<String> gives, List<String> outcomes) {

    public ActionSpec {
        takes = Set.copyOf(takes);
        mayTake = Set.copyOf(mayTake);
        gives = Set.copyOf(gives);
        outcomes = List.copyOf(outcomes);
    }

    /** Reads only, for anybody. */
    public static ActionSpec reading(String name) {
        return new ActionSpec(name, Proven.NOTHING, false, Set.of(), Set.of(), Set.of(), List.of());
    }

    /** Changes something, for anybody. */
    public static ActionSpec changing(String name) {
        return new ActionSpec(name, Proven.NOTHING, true, Set.of(), Set.of(), Set.of(), List.of());
    }

    public ActionSpec needing(Proven level) {
        return new ActionSpec(name, level, changes, takes, mayTake, gives, outcomes);
    }

    public ActionSpec taking(String... slots) {
        return new ActionSpec(name, needs, changes, Set.of(slots), mayTake, gives, outcomes);
    }

    public ActionSpec mayTake(String... slots) {
        return new ActionSpec(name, needs, changes, takes, Set.of(slots), gives, outcomes);
    }

    public ActionSpec giving(String... facts) {
        return new ActionSpec(name, needs, changes, takes, mayTake, Set.of(facts), outcomes);
    }

    public ActionSpec ending(String... ways) {
        return new ActionSpec(name, needs, changes, takes, mayTake, gives, List.of(ways));
    }
}
