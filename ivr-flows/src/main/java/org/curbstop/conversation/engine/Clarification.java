package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;

/**
 * A question of the engine itself, asked on top of the flow's open question.
 *
 * @param about for {@code HAZARD}, {@code SUSPECTED} and {@code INTERPRETER} the hazard, if any, and the tag of the language of the words;
 *     for {@code SUSPECTED} then what was said, and the question that was open before, if there was one
 */
public record Clarification(Kind kind, List<String> about) {

    /**
     * {@code HAZARD}: whether to take a report. {@code SUSPECTED}: whether there is a hazard at all. {@code DROPPED}: whether to go on.
     * {@code INTERPRETER}: whether a person with one is wanted.
     */
    public enum Kind { LANGUAGE, CANCEL, START_OVER, CHANGE, OFFER, CODE, STUCK, HAZARD, SUSPECTED, ELSE, PERSON, DROPPED, INTERPRETER }

    public Clarification {
        about = List.copyOf(about);
    }

    static Clarification of(Kind kind, String... about) {
        return new Clarification(kind, List.of(about));
    }

    /** The language that it is asked in, if it is that of certain words and not that of the conversation. */
    Optional<Language> language() {
        return (kind == Kind.HAZARD || kind == Kind.SUSPECTED || kind == Kind.INTERPRETER) && about.size() > 1
                ? Optional.of(new Language(about.get(1)))
                : Optional.empty();
    }
}
