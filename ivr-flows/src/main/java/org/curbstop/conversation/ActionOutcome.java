package org.curbstop.conversation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Result of an action: an outcome name from its specification, facts for the flow, and the proof if it verified an identity. */
public record ActionOutcome(String name, Map<String, SlotValue> facts, Optional<IdentityProof> proof) {

    public ActionOutcome {
        facts = Map.copyOf(facts);
    }

    public static ActionOutcome of(String name) {
        return new ActionOutcome(name, Map.of(), Optional.empty());
    }

    public ActionOutcome with(String fact, SlotValue value) {
        var more = new HashMap<>(facts);
        more.put(fact, value);
        return new ActionOutcome(name, more, proof);
    }

    public ActionOutcome withProof(IdentityProof shown) {
        return new ActionOutcome(name, facts, Optional.of(shown));
    }
}
