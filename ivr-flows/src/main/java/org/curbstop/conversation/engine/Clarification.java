package org.curbstop.conversation.engine;

import java.util.List;

/** A question of the engine's own, asked over whatever a flow asks. */
public record Clarification(Kind kind, List<String> about) {

    public enum Kind { LANGUAGE, CANCEL, START_OVER, CHANGE, OFFER, CODE, STUCK, HAZARD, ELSE }

    public Clarification {
        about = List.copyOf(about);
    }

    static Clarification of(Kind kind, String... about) {
        return new Clarification(kind, List.of(about));
    }
}
