package org.curbstop.web.help;

import java.util.List;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.assistance.Screening;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Say;

/** How an application to the utility stands, in words and shape: the same to the customer and the desk. */
public final class ApplicationWords {

    private ApplicationWords() {}

    public static Chip chip(ApplicationState state) {
        return new Chip(tone(state), state(state));
    }

    public static Chip.Tone tone(ApplicationState state) {
        return switch (state) {
            case ApplicationState.Complete _ -> Chip.Tone.WAIT;
            case ApplicationState.NeedsDocuments _ -> Chip.Tone.WARN;
            case ApplicationState.Approved _ -> Chip.Tone.GOOD;
            case ApplicationState.Declined _ -> Chip.Tone.BAD;
            case ApplicationState.Withdrawn _ -> Chip.Tone.PLAIN;
        };
    }

    public static String state(ApplicationState state) {
        return Say.words("application.state." + key(state));
    }

    /** What it means to the customer and what happens next, in a sentence. */
    public static String tells(ApplicationState state, Screening screening) {
        return switch (state) {
            case ApplicationState.Complete _ -> Say.words("application.tells.complete");
            case ApplicationState.NeedsDocuments needs -> Say.words("application.tells.needs", documents(needs.documents(), screening));
            case ApplicationState.Approved approved -> approved.amount().map(amount -> Say.words("application.tells.approved.amount", Say.money(amount)))
                    .orElseGet(() -> Say.words("application.tells.approved.plain"));
            case ApplicationState.Declined declined -> Say.words("application.tells.declined", ReferralWords.words().denial(declined.why()));
            case ApplicationState.Withdrawn _ -> Say.words("application.tells.withdrawn");
        };
    }

    private static String documents(List<String> missing, Screening screening) {
        return ReferralWords.words().together(missing.stream().map(document -> ReferralWords.document(screening, document)).toList());
    }

    private static String key(ApplicationState state) {
        return switch (state) {
            case ApplicationState.Complete _ -> "complete";
            case ApplicationState.NeedsDocuments _ -> "needs";
            case ApplicationState.Approved _ -> "approved";
            case ApplicationState.Declined _ -> "declined";
            case ApplicationState.Withdrawn _ -> "withdrawn";
        };
    }
}
