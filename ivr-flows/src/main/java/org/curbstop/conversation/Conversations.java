package org.curbstop.conversation;

import java.util.Set;

/** The one door that every channel uses. */
public interface Conversations {

    /**
     * Hears one turn and answers it.
     *
     * @param turnKey what the channel knows this delivery by (MessageSid, Twilio's idempotency token, a page's form token): heard again
     *                with the same key, also while the first is still at work, the very same reply comes back and nothing is done twice
     */
    Reply takeTurn(ConversationContext context, String turnKey, UserInput input);

    /**
     * Likewise, for a page that anybody may open without an answer: of a talk that is not stored yet the first prompt of {@code task} is
     * answered and nothing stored, until something is said; it is then said to that prompt.
     */
    default Reply takeTurn(ConversationContext context, String task, String turnKey, UserInput input) {
        return takeTurn(context, turnKey, input);
    }

    /** Names of the tasks that a door may open with {@link UserInput.SessionOpened}. */
    Set<String> tasks();
}
