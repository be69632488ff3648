package org.curbstop.web.assistance;

import org.curbstop.assistance.ReferralState;
import org.curbstop.assistance.screening.AssistanceMessages;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.common.Language;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;

/** Text and tone for the status of a referral, the same for customers, agencies and staff. */
public final class ReferralText {

    private ReferralText() {}

    /** Returns the messages of the capability in the language of the current user. */
    public static AssistanceMessages assistanceMessages() {
        return AssistanceMessages.forLanguage(new Language(I18n.locale().getLanguage()));
    }

    /** Returns the name of the program as a heading; a program that is no longer in the program file is shown by its id. */
    public static String title(Screening screening, String program) {
        return screening.findProgram(program).map(assistanceMessages()::title).orElse(program);
    }

    public static String document(Screening screening, String document) {
        return screening.programs().stream().flatMap(program -> program.documents().stream())
                .filter(each -> each.id().equals(document)).findFirst().map(assistanceMessages()::document).orElse(document);
    }

    public static StatusChip chip(ReferralState state) {
        return new StatusChip(tone(state), state(state));
    }

    public static StatusChip.Tone tone(ReferralState state) {
        return switch (state) {
            case ReferralState.Sent _, ReferralState.Received _ -> StatusChip.Tone.WAIT;
            case ReferralState.NeedsDocuments _ -> StatusChip.Tone.WARN;
            case ReferralState.Approved _, ReferralState.Paid _ -> StatusChip.Tone.GOOD;
            case ReferralState.Denied _ -> StatusChip.Tone.BAD;
            case ReferralState.Withdrawn _, ReferralState.Expired _ -> StatusChip.Tone.PLAIN;
        };
    }

    static String state(ReferralState state) {
        return I18n.text("referral.state." + state.key());
    }

    /** Returns one sentence on what the status means and what happens next. */
    public static String explain(ReferralState state, String agency, Screening screening) {
        return switch (state) {
            case ReferralState.Sent _ -> I18n.text("referral.tells.sent", agency);
            case ReferralState.Received _ -> I18n.text("referral.tells.received", agency);
            case ReferralState.NeedsDocuments needs -> I18n.text("referral.tells.needs", agency,
                    assistanceMessages().joinWithAnd(needs.documents().stream().map(document -> document(screening, document)).toList()));
            case ReferralState.Approved approved ->
                    I18n.text("referral.tells.approved", agency, I18n.money(approved.pledge()), I18n.date(approved.until()));
            case ReferralState.Paid paid -> I18n.text("referral.tells.paid", agency, I18n.money(paid.amount()));
            case ReferralState.Denied denied -> I18n.text("referral.tells.denied", agency, assistanceMessages().denial(denied.why()));
            case ReferralState.Withdrawn _ -> I18n.text("referral.tells.withdrawn", agency);
            case ReferralState.Expired _ -> I18n.text("referral.tells.expired", agency);
        };
    }
}
