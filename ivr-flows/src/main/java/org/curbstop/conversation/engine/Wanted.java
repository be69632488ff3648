package org.curbstop.conversation.engine;

import java.util.Map;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.Value;

/** What the engine needs from outside before a turn can go on. */
public sealed interface Wanted {

    /** An action, with its values; secrets are in here and nowhere else. */
    record Action(ActionSpec spec, String flow, String step, Map<String, Value> values) implements Wanted {
        public Action {
            values = Map.copyOf(values);
        }
    }

    /** A code by which this talk can be taken up elsewhere. */
    record NewCode() implements Wanted {}

    /** The talk behind a code that somebody gave. */
    record ByCode(String code) implements Wanted {}
}
