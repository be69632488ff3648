package org.curbstop.conversation.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.conversation.MisunderstoodPhrases;
import org.curbstop.conversation.Reply;
import org.curbstop.conversation.engine.DialogueState;

/**
 * Conversation as stored, with the replies to its last turns for repeated deliveries.
 *
 * @param id the channel and its key of the conversation
 * @param answered the last turns, oldest first
 * @param claim the turn in progress, for which every other turn waits
 * @param wrongCodes number of wrong resume codes entered
 * @param day UTC date of {@code touched}, for the retention job
 * @param missed id in {@link MisunderstoodPhrases} of the last turn's request, if it was not acted on, or wrongly
 * @param openedBy words that opened the task in which nothing is answered yet
 */
record StoredConversation(
        String id, long version, DialogueState talk, List<AnsweredTurn> answered, Optional<TurnClaim> claim, int wrongCodes,
        Instant touched,
        Optional<LocalDate> day, Optional<String> missed, Optional<String> openedBy) {

    private static final int MAX_ANSWERED_TURNS = 12;
    /**
     * A call continues only after its reply, so only the last turn can be delivered again; pages go back, and texts overtake one another.
     */
    private static final int MAX_REPLIES_OF_A_CALL = 2;

    /** @param reply empty for an older turn of a call, which is not processed again: the last reply answers it */
    record AnsweredTurn(String turnKey, Optional<Reply> reply) {
        AnsweredTurn withoutReply() {
            return reply.isEmpty() ? this : new AnsweredTurn(turnKey, Optional.empty());
        }
    }

    /** @param until time after which the turn counts as lost in a crash and may run again */
    record TurnClaim(String turnKey, Instant until) {}

    StoredConversation {
        answered = List.copyOf(answered);
        day = Optional.of(LocalDate.ofInstant(touched, ZoneOffset.UTC));
    }

    StoredConversation(String id, long version, DialogueState talk, List<AnsweredTurn> answered, Optional<TurnClaim> claim, int wrongCodes,
            Instant touched, Optional<String> missed, Optional<String> openedBy) {
        this(id, version, talk, answered, claim, wrongCodes, touched, Optional.empty(), missed, openedBy);
    }

    static StoredConversation begin(String id, DialogueState state, Instant now) {
        return new StoredConversation(id, 0, state, List.of(), Optional.empty(), 0, now, Optional.empty(), Optional.empty());
    }

    /** Returns a new conversation in the same document, with the old replies, so that a late repeated delivery still finds its own. */
    StoredConversation restartedWith(DialogueState other, Instant now) {
        return new StoredConversation(id, version, other, answered, claim, 0, now, Optional.empty(), Optional.empty());
    }

    /** Returns a copy with its version after storing. */
    StoredConversation atNextVersion() {
        return withVersion(version + 1);
    }

    StoredConversation withVersion(long other) {
        return new StoredConversation(id, other, talk, answered, claim, wrongCodes, touched, missed, openedBy);
    }

    /** Returns whether this is the other conversation with later turns. */
    boolean continues(StoredConversation other) {
        return other.answered().isEmpty()
                || answered.stream().anyMatch(turn -> turn.turnKey().equals(other.answered().getLast().turnKey()));
    }

    Optional<Reply> replyTo(String turnKey) {
        return answered.stream().filter(turn -> turn.turnKey().equals(turnKey)).findFirst()
                .flatMap(turn -> turn.reply().or(this::lastReply));
    }

    Optional<Reply> lastReply() {
        return answered.isEmpty() ? Optional.empty() : answered.getLast().reply();
    }

    StoredConversation withClaim(String turnKey, Instant until) {
        return new StoredConversation(id, version, talk, answered, Optional.of(new TurnClaim(turnKey, until)), wrongCodes, touched,
                missed, openedBy);
    }

    StoredConversation withTurn(DialogueState next, String turnKey, Reply reply, int wrong, Instant now) {
        var last = new ArrayList<>(answered.subList(Math.max(0, answered.size() + 1 - MAX_ANSWERED_TURNS), answered.size()));
        if (next.channel() == Channel.VOICE && last.size() >= MAX_REPLIES_OF_A_CALL) {
            last.subList(0, last.size() + 1 - MAX_REPLIES_OF_A_CALL).replaceAll(AnsweredTurn::withoutReply);
        }
        last.add(new AnsweredTurn(turnKey, Optional.of(reply)));
        return new StoredConversation(id, version, next, last, Optional.empty(), wrong, now, Optional.empty(), Optional.empty());
    }

    StoredConversation withRequests(Optional<String> nowMissed, Optional<String> nowOpenedBy) {
        return new StoredConversation(id, version, talk, answered, claim, wrongCodes, touched, nowMissed, nowOpenedBy);
    }
}
