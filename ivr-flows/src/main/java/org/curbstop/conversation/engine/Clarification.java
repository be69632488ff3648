package org.curbstop.conversation.engine;

import java.util.List;

/** A question of the engine itself, asked on top of the flow's open question. */
public record Clarification(Kind kind, List<String> about) {

    public enum Kind { LANGUAGE, CANCEL, START_OVER, CHANGE, OFFER, CODE, STUCK, HAZARD, ELSE }

    public Clarification {
        about = List.copyOf(about);
    }

    static Clarification of(Kind kind, String... about) {
        return new Clarification(kind, List.of(about));
    }
}
