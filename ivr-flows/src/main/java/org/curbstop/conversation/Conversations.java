package org.curbstop.conversation;

import java.util.Set;

/** The one door that every channel uses. */
public interface Conversations {

    /**
     * Hears one turn and answers it.
     *
     * @param turnKey what the channel knows this delivery by (MessageSid, Twilio's idempotency token, a page's form token): heard again with the
     *     same key, also while the first is still at work, the very same reply comes back and nothing is done twice
     */
    Reply hear(Approach who, String turnKey, Heard heard);

    /** Names of the tasks that a door may open with {@link Heard.Opened}. */
    Set<String> tasks();
}
