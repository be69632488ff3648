package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;

/**
 * Question that the engine itself asks on top of the flow's open question.
 *
 * @param about for {@code HAZARD}, {@code SUSPECTED} and {@code INTERPRETER} the hazard, if any, and the language tag of the words; for
 * {@code SUSPECTED} also the words themselves and the question that was open before, if any
 */
public record Clarification(Kind kind, List<String> about) {

    /**
     * {@code HAZARD}: whether to take a report. {@code SUSPECTED}: whether there is a hazard at all. {@code DROPPED}: whether to continue.
     * {@code INTERPRETER}: whether a person with an interpreter is wanted.
     */
    public enum Kind { LANGUAGE, CANCEL, START_OVER, CHANGE, OFFER, CODE, STUCK, HAZARD, SUSPECTED, ELSE, PERSON, DROPPED, INTERPRETER }

    public Clarification {
        about = List.copyOf(about);
    }

    static Clarification of(Kind kind, String... about) {
        return new Clarification(kind, List.of(about));
    }

    /** Returns the language of the question if it follows the customer's words rather than the conversation. */
    Optional<Language> language() {
        return (kind == Kind.HAZARD || kind == Kind.SUSPECTED || kind == Kind.INTERPRETER) && about.size() > 1
                ? Optional.of(new Language(about.get(1)))
                : Optional.empty();
    }
}
