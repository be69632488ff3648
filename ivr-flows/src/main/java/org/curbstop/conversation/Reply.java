package org.curbstop.conversation;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.Language;

/**
 * Complete reply to one turn.
 *
 * @param talkId id of the conversation, {@code talk_...}
 * @param task the open flow, such as {@code pay-bill}; for page titles and metrics
 * @param canGoBack whether there is a question to go back to
 * @param slowly whether the caller asked for slower speech; used only on the phone
 * @param echo in a chat, the customer's input as stored in the history: without codes and long numbers
 */
public record Reply(String talkId, Language language, String task, List<BotResponse> said, boolean canGoBack, boolean slowly,
        Optional<String> echo) {
    public Reply {
        said = List.copyOf(said);
    }

    public Reply(String talkId, Language language, String task, List<BotResponse> said, boolean canGoBack, boolean slowly) {
        this(talkId, language, task, said, canGoBack, slowly, Optional.empty());
    }

    public boolean ended() {
        return said.stream().anyMatch(BotResponse.End.class::isInstance);
    }
}
