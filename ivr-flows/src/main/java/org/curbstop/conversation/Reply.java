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
 * @param progress question number of about how many, 0 of 0 where it cannot be said
 */
public record Reply(String talkId, Language language, String task, List<Said> said, boolean canGoBack, boolean slowly, Progress progress) {
    public Reply {
        said = List.copyOf(said);
    }

    public record Progress(int step, int of) {}

    public boolean ended() {
        return said.stream().anyMatch(Said.End.class::isInstance);
    }
}
