package org.curbstop.conversation.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.SlotValue;

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
 * @param transcript masked, oldest first, the last {@value #MAX_TRANSCRIPT_LINES} lines
 */
public record DialogueState(
        String id,
        Channel channel,
        Language language,
        boolean languageSure,
        boolean slowly,
        boolean phoneKnown,
        List<FlowFrame> frames,
        Map<BotResponse.SlotType, SlotValue> opening,
        Optional<Clarification> aside,
        int silences,
        int misses,
        Optional<IdentityProof> proof,
        int turns,
        List<BotResponse.Message> told,
        List<String> transcript,
        boolean ended) {

    static final int MAX_TRANSCRIPT_LINES = 40;

    public DialogueState {
        frames = List.copyOf(frames);
        opening = Map.copyOf(opening);
        told = List.copyOf(told);
        transcript = List.copyOf(transcript);
    }

    public static DialogueState begin(String id, Channel channel, Language language, boolean languageSure, boolean phoneKnown) {
        return new DialogueState(id, channel, language, languageSure, false, phoneKnown, List.of(), Map.of(), Optional.empty(), 0, 0,
                Optional.empty(), 0,
                List.of(), List.of(), false);
    }

    /** With what somebody proved, or lost by signing out. */
    public DialogueState withProof(Optional<IdentityProof> shown) {
        return new DialogueState(id, channel, language, languageSure, slowly, phoneKnown, frames, opening, aside, silences, misses, shown,
                turns, told, transcript, ended);
    }
}
