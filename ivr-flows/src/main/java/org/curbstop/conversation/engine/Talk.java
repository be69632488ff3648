package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.Proof;
import org.curbstop.conversation.Said;
import org.curbstop.conversation.Value;

/**
 * One talk between two turns: all that the next turn depends on. Never a PIN, a code or a card.
 *
 * @param languageSure whether the language was chosen or shown, not assumed
 * @param phoneKnown whether a phone number came with it
 * @param frames tasks under way, the innermost last
 * @param opening values that were said along with the task and wait for their question
 * @param silences turns in a row without a word
 * @param misses turns in a row that we did not understand
 * @param turns how many were heard
 * @param told what the last turn told, for a repetition
 * @param transcript masked, oldest first, the last {@value #LONGEST} lines
 */
public record Talk(
        String id,
        Channel channel,
        Language language,
        boolean languageSure,
        boolean slowly,
        boolean phoneKnown,
        List<Frame> frames,
        Map<Said.Expected, Value> opening,
        Optional<Aside> aside,
        int silences,
        int misses,
        Optional<Proof> proof,
        int turns,
        List<Said.Tell> told,
        List<String> transcript,
        boolean ended) {

    static final int LONGEST = 40;

    public Talk {
        frames = List.copyOf(frames);
        opening = Map.copyOf(opening);
        told = List.copyOf(told);
        transcript = List.copyOf(transcript);
    }

    public static Talk begin(String id, Channel channel, Language language, boolean languageSure, boolean phoneKnown) {
        return new Talk(id, channel, language, languageSure, false, phoneKnown, List.of(), Map.of(), Optional.empty(), 0, 0, Optional.empty(), 0,
                List.of(), List.of(), false);
    }

    /** With what somebody proved, or lost by signing out. */
    public Talk proved(Optional<Proof> shown) {
        return new Talk(id, channel, language, languageSure, slowly, phoneKnown, frames, opening, aside, silences, misses, shown, turns, told, transcript, ended);
    }
}
