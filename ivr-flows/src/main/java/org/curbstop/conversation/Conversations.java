package org.curbstop.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Language;

/** Entry point for all channels: takes one turn of a conversation. */
public interface Conversations {

    /**
     * Takes one turn and returns the reply.
     *
     * @param turnKey the channel's key of this delivery (MessageSid, Twilio's idempotency token, a page's form token). A repeated delivery
     *                with the same key, even while the first is in progress, gets the same reply and nothing is done twice
     */
    Reply takeTurn(ConversationContext context, String turnKey, UserInput input);

    /**
     * Takes one turn of a page that anyone can open. Until the first answer, the first prompt of {@code task} is returned and nothing is
     * stored; the first input then answers that prompt.
     */
    default Reply takeTurn(ConversationContext context, String task, String turnKey, UserInput input) {
        return takeTurn(context, turnKey, input);
    }

    /** Returns when the last turn of this conversation was taken; empty if there is none. */
    default Optional<Instant> lastTurnAt(ConversationContext context) {
        return Optional.empty();
    }

    /** Returns the language of this conversation, or else of its phone; empty if neither is known. */
    default Optional<Language> languageOf(ConversationContext context) {
        return Optional.empty();
    }

    /**
     * Returns the hazard warning or hazard question that the engine would give for these words. Used for messages that staff answer;
     * nothing else is done with them.
     */
    default List<BotResponse> hazardWarnings(Language language, String words) {
        return List.of();
    }

    /** Returns the names of the tasks that an endpoint may open with {@link UserInput.SessionOpened}. */
    Set<String> tasks();
}
