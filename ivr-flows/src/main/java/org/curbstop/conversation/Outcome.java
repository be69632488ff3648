package org.curbstop.conversation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How an action ended: one of the names of its specification, facts for the flow, and where it proved somebody's identity, that.
 */
public record Outcome(String name, Map<String, Value> facts, Optional<Proof> proof) {

    public Outcome {
        facts = Map.copyOf(facts);
    }

    public static Outcome of(String name) {
        return new Outcome(name, Map.of(), Optional.empty());
    }

    public Outcome with(String fact, Value value) {
        var more = new HashMap<>(facts);
        more.put(fact, value);
        return new Outcome(name, more, proof);
    }

    public Outcome proving(Proof shown) {
        return new Outcome(name, facts, Optional.of(shown));
    }
}
