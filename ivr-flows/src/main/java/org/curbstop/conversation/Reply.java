package org.curbstop.conversation;

import java.util.List;
import org.curbstop.common.Language;

/**
 * The whole answer to one turn.
 *
 * @param talkId our id of the talk, {@code talk_...}
 * @param task the flow that is open now, {@code pay-bill}; for page titles and metrics
 * @param canGoBack whether "go back" leads anywhere
 * @param slowly whether the caller asked us to speak slower; a phone line speaks so, other channels need not care
 */
public record Reply(String talkId, Language language, String task, List<BotResponse> said, boolean canGoBack, boolean slowly) {
    public Reply {
        said = List.copyOf(said);
    }

    public boolean ended() {
        return said.stream().anyMatch(BotResponse.End.class::isInstance);
    }
}
