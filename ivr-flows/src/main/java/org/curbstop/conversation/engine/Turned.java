package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.conversation.Said;
import org.curbstop.conversation.Value;

/**
 * A turn up to the point where something is needed from outside, or to its end.
 *
 * @param passing secrets that live for this turn only
 */
public record Turned(Talk talk, List<Said> said, Optional<Wanted> wanted, Map<String, Value> passing, boolean canGoBack) {
    public Turned {
        said = List.copyOf(said);
        passing = Map.copyOf(passing);
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "Turned[" + talk.id() + ", wanted " + wanted.map(w -> w.getClass().getSimpleName()) + "]";
    }
}
