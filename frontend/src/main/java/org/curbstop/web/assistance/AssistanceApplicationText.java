package org.curbstop.web.assistance;

import java.util.List;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;

/** Text and tone for the status of an application, the same for customers and staff. */
public final class AssistanceApplicationText {

    private AssistanceApplicationText() {}

    public static StatusChip chip(ApplicationState state) {
        return new StatusChip(tone(state), state(state));
    }

    public static StatusChip.Tone tone(ApplicationState state) {
        return switch (state) {
            case ApplicationState.Complete _ -> StatusChip.Tone.WAIT;
            case ApplicationState.NeedsDocuments _ -> StatusChip.Tone.WARN;
            case ApplicationState.Approved _ -> StatusChip.Tone.GOOD;
            case ApplicationState.Declined _ -> StatusChip.Tone.BAD;
            case ApplicationState.Withdrawn _ -> StatusChip.Tone.PLAIN;
        };
    }

    public static String state(ApplicationState state) {
        return I18n.text("application.state." + state.key());
    }

    /** Returns one sentence on what the status means and what happens next. */
    public static String explain(ApplicationState state, Screening screening) {
        return switch (state) {
            case ApplicationState.Complete _ -> I18n.text("application.tells.complete");
            case ApplicationState.NeedsDocuments needs -> I18n.text("application.tells.needs", documents(needs.documents(), screening));
            case ApplicationState.Approved approved ->
                    approved.amount().map(amount -> I18n.text("application.tells.approved.amount", I18n.money(amount)))
                    .orElseGet(() -> I18n.text("application.tells.approved.plain"));
            case ApplicationState.Declined declined ->
                    I18n.text("application.tells.declined", ReferralText.assistanceMessages().denial(declined.why()));
            case ApplicationState.Withdrawn _ -> I18n.text("application.tells.withdrawn");
        };
    }

    private static String documents(List<String> missing, Screening screening) {
        return ReferralText.assistanceMessages()
                .joinWithAnd(missing.stream().map(document -> ReferralText.document(screening, document)).toList());
    }
}
