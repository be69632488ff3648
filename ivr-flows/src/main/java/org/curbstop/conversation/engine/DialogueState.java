package org.curbstop.conversation.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.conversation.BotResponse;
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.SlotValue;
import org.curbstop.conversation.flowfile.FlowCatalog;

/**
 * State of a conversation between two turns: everything that the next turn depends on. Never contains a PIN, a code or a card number.
 *
 * @param languageSure whether the language was chosen or detected, not assumed
 * @param phoneKnown whether the channel provided a phone number
 * @param frames open tasks, the innermost last
 * @param opening slot values from the utterance that opened the task, until their question is asked
 * @param silences consecutive turns without input
 * @param misses consecutive turns that were not understood
 * @param turns number of turns so far
 * @param told messages of the last turn, to repeat
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
    private static final Set<BotResponse.SlotType> ANONYMOUS_TYPES = EnumSet.of(BotResponse.SlotType.CHOICE, BotResponse.SlotType.SEVERAL,
            BotResponse.SlotType.YES_NO, BotResponse.SlotType.COUNT, BotResponse.SlotType.MONEY, BotResponse.SlotType.DATE);

    public DialogueState {
        frames = List.copyOf(frames);
        opening = Map.copyOf(opening);
        told = List.copyOf(told);
        transcript = List.copyOf(transcript);
    }

    public static DialogueState begin(String id, Channel channel, Language language, boolean languageSure, boolean phoneKnown) {
        return new DialogueState(id, channel, language, languageSure, false, phoneKnown, List.of(), Map.of(), Optional.empty(), 0, 0,
                Optional.empty(), 0, List.of(), List.of(), false);
    }

    /** Returns the language of the reply: a hazard warning and its question are in the language of the words that named the hazard. */
    public Language replyLanguage() {
        return aside.flatMap(Clarification::language).orElse(language);
    }

    /** Returns a copy with this proof; empty after signing out. */
    public DialogueState withProof(Optional<IdentityProof> newProof) {
        return new DialogueState(id, channel, language, languageSure, slowly, phoneKnown, frames, opening, aside, silences, misses,
                newProof, turns, told, transcript, ended);
    }

    DialogueState inLanguage(Language sure) {
        return new DialogueState(id, channel, sure, true, slowly, phoneKnown, frames, opening, aside, silences, misses, proof, turns, told,
                transcript, ended);
    }

    DialogueState slower() {
        return new DialogueState(id, channel, language, languageSure, true, phoneKnown, frames, opening, aside, silences, misses, proof,
                turns, told, transcript, ended);
    }

    DialogueState withFrames(List<FlowFrame> open) {
        return new DialogueState(id, channel, language, languageSure, slowly, phoneKnown, open, opening, aside, silences, misses, proof,
                turns, told, transcript, ended);
    }

    DialogueState withOpening(Map<BotResponse.SlotType, SlotValue> values) {
        return new DialogueState(id, channel, language, languageSure, slowly, phoneKnown, frames, values, aside, silences, misses, proof,
                turns, told, transcript, ended);
    }

    DialogueState withClarification(Optional<Clarification> asked) {
        return new DialogueState(id, channel, language, languageSure, slowly, phoneKnown, frames, opening, asked, silences, misses, proof,
                turns, told, transcript, ended);
    }

    DialogueState withCounts(int silent, int missed, int taken) {
        return new DialogueState(id, channel, language, languageSure, slowly, phoneKnown, frames, opening, aside, silent, missed, proof,
                taken, told, transcript, ended);
    }

    /** Returns a copy with these messages to repeat, and these lines appended to the transcript. */
    DialogueState withRecord(List<BotResponse.Message> messages, List<String> lines) {
        var all = Stream.concat(transcript.stream(), lines.stream()).toList();
        return new DialogueState(id, channel, language, languageSure, slowly, phoneKnown, frames, opening, aside, silences, misses, proof,
                turns, messages, all.subList(Math.max(0, all.size() - MAX_TRANSCRIPT_LINES), all.size()), ended);
    }

    DialogueState atEnd() {
        return new DialogueState(id, channel, language, languageSure, slowly, phoneKnown, frames, opening, aside, silences, misses, proof,
                turns, told, transcript, true);
    }

    /**
     * Returns what a resume code carries: tasks and the customer's answers, never proofs or facts. Every flow starts over and skips the
     * questions whose answers it knows, so an action that requires a proof asks for it again.
     */
    List<FlowFrame> resumableFrames(FlowCatalog catalog) {
        return frames.stream().filter(frame -> frame.how() != FlowFrame.EntryReason.PROVING && catalog.hasFlow(frame.flow()))
                .map(frame -> frame.resumed(catalog.flow(frame.flow()), _ -> true)).toList();
    }

    /**
     * Returns the tasks that the next call from the same number may resume. A calling number proves nothing, so answers about place, person
     * or account are left out: only choices, counts, amounts and dates are kept.
     */
    List<FlowFrame> droppedFrames(FlowCatalog catalog) {
        return frames.stream()
                .filter(frame -> catalog.roles().tasks().contains(frame.flow()) && !frame.flow().equals(catalog.roles().person()))
                .map(frame -> frame.resumed(catalog.flow(frame.flow()),
                        ask -> ANONYMOUS_TYPES.contains(ask.expected()) && !ask.discreet() && !ask.past())).toList();
    }
}
