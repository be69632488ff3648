package org.curbstop.web.help;

import org.curbstop.assistance.AssistanceWords;
import org.curbstop.assistance.Programme;
import org.curbstop.assistance.ReferralState;
import org.curbstop.assistance.Screening;
import org.curbstop.common.Language;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Say;

/** How a referral stands, in words and shape: the same to the customer, the agency and the desk. */
public final class ReferralWords {

    private ReferralWords() {}

    /** Words of the capability in the language of whoever is looking. */
    public static AssistanceWords words() {
        return AssistanceWords.in(new Language(Say.locale().getLanguage()));
    }

    /** The programme as a heading; one that left the programme file keeps its id. */
    public static String title(Screening screening, String programme) {
        return screening.programme(programme).map(words()::title).orElse(programme);
    }

    public static String document(Screening screening, String document) {
        return screening.programmes().stream().flatMap(programme -> programme.documents().stream())
                .filter(each -> each.id().equals(document)).findFirst().map(words()::document).orElse(document);
    }

    static String documents(Programme programme) {
        return words().together(words().documents(programme));
    }

    public static Chip chip(ReferralState state) {
        return new Chip(tone(state), Say.words("referral.state." + key(state)));
    }

    public static Chip.Tone tone(ReferralState state) {
        return switch (state) {
            case ReferralState.Sent _, ReferralState.Received _ -> Chip.Tone.WAIT;
            case ReferralState.NeedsDocuments _ -> Chip.Tone.WARN;
            case ReferralState.Approved _, ReferralState.Paid _ -> Chip.Tone.GOOD;
            case ReferralState.Denied _ -> Chip.Tone.BAD;
            case ReferralState.Withdrawn _, ReferralState.Expired _ -> Chip.Tone.PLAIN;
        };
    }

    static String state(ReferralState state) {
        return Say.words("referral.state." + key(state));
    }

    /** What it means and what happens next, in a sentence. */
    public static String tells(ReferralState state, String agency, Screening screening) {
        return switch (state) {
            case ReferralState.Sent _ -> Say.words("referral.tells.sent", agency);
            case ReferralState.Received _ -> Say.words("referral.tells.received", agency);
            case ReferralState.NeedsDocuments needs -> Say.words(
                    "referral.tells.needs", agency, words().together(needs.documents().stream().map(document -> document(screening, document)).toList()));
            case ReferralState.Approved approved -> Say.words("referral.tells.approved", agency, Say.money(approved.pledge()), Say.date(approved.until()));
            case ReferralState.Paid paid -> Say.words("referral.tells.paid", agency, Say.money(paid.amount()));
            case ReferralState.Denied denied -> Say.words("referral.tells.denied", agency, words().denial(denied.why()));
            case ReferralState.Withdrawn _ -> Say.words("referral.tells.withdrawn", agency);
            case ReferralState.Expired _ -> Say.words("referral.tells.expired", agency);
        };
    }

    private static String key(ReferralState state) {
        return switch (state) {
            case ReferralState.Sent _ -> "sent";
            case ReferralState.Received _ -> "received";
            case ReferralState.NeedsDocuments _ -> "needs";
            case ReferralState.Approved _ -> "approved";
            case ReferralState.Paid _ -> "paid";
            case ReferralState.Denied _ -> "denied";
            case ReferralState.Withdrawn _ -> "withdrawn";
            case ReferralState.Expired _ -> "expired";
        };
    }
}
