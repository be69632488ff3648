package org.curbstop.conversation.engine;

import java.util.List;

/** A question of the engine's own, asked over whatever a flow asks. */
public record Aside(Kind kind, List<String> about) {

    public enum Kind { LANGUAGE, CANCEL, START_OVER, CHANGE, OFFER, CODE, STUCK, HAZARD, ELSE }

    public Aside {
        about = List.copyOf(about);
    }

    static Aside of(Kind kind, String... about) {
        return new Aside(kind, List.of(about));
    }
}
