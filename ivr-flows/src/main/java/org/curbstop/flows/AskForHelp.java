package org.curbstop.flows;

import java.util.Map;
import java.util.Optional;
import org.curbstop.assistance.Application;
import org.curbstop.assistance.Applications;
import org.curbstop.assistance.Applying;
import org.curbstop.assistance.Consent;
import org.curbstop.assistance.NewApplication;
import org.curbstop.assistance.NewReferral;
import org.curbstop.assistance.Programme;
import org.curbstop.assistance.Referral;
import org.curbstop.assistance.Referrals;
import org.curbstop.assistance.Referring;
import org.curbstop.assistance.Screening;
import org.curbstop.common.AccountId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proof;
import org.curbstop.conversation.Proven;
import org.curbstop.conversation.Value;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/**
 * The yes: sends a household to the agency that runs a programme, with the consent that was just read back, or begins an application with us.
 * The key of the call makes it once.
 */
@Component
final class AskForHelp implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.changing("ask-for-help").needing(Proven.BY_PIN).taking("account", "programme").mayTake("answers")
            .ending("referred", "reference").ending("applied", "reference").ending("again", "reference").ending("closed").ending("refused");

    private final Screening screening;
    private final Referrals referrals;
    private final Applications applications;
    private final Utility utility;

    AskForHelp(Screening screening, Referrals referrals, Applications applications, Utility utility) {
        this.screening = screening;
        this.referrals = referrals;
        this.applications = applications;
        this.utility = utility;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        boolean ours = screening.programme(call.require("programme")).filter(programme -> programme.apply().by() == Programme.By.US).isPresent();
        return ours ? apply(call) : refer(call);
    }

    private Outcome refer(ActionCall call) {
        var approach = call.who().approach();
        var asked = new NewReferral(
                account(call), call.who().proof().map(Proof::person), call.require("programme"), Optional.empty(),
                new Consent(Consent.TEXT, call.now(), approach.channel(), call.language()), ToldHousehold.readBack(call, utility.currency()), approach.phone(),
                call.language());
        return switch (referrals.refer(call.key(), asked, Askers.of(call))) {
            case Referring.Referred sent -> told("referred", sent.referral());
            case Referring.Again again -> told("referred", again.referral()); // the same yes, delivered twice
            case Referring.AlreadyOpen open -> told("again", open.referral());
            case Referring.Closed _ -> Outcome.of("closed");
            case Referring.Refused _ -> Outcome.of("refused");
        };
    }

    /** Papers follow: nobody can hold a photo into a telephone. */
    private Outcome apply(ActionCall call) {
        var asked = new NewApplication(
                account(call), call.who().proof().map(Proof::person), call.require("programme"), ToldHousehold.readBack(call, utility.currency()), Map.of(),
                call.who().approach().phone(), call.language());
        return switch (applications.apply(call.key(), asked, Askers.of(call))) {
            case Applying.Done begun -> told("applied", begun.application());
            case Applying.Again again -> told("applied", again.application());
            case Applying.AlreadyOpen open -> told("again", open.application());
            case Applying.Closed _ -> Outcome.of("closed");
            case Applying.NotNow _, Applying.Wrong _, Applying.TooMuch _, Applying.PapersMissing _, Applying.SecondPersonNeeded _, Applying.Refused _ -> Outcome.of("refused");
        };
    }

    private static AccountId account(ActionCall call) {
        return new AccountId(call.require("account"));
    }

    private static Outcome told(String ending, Referral referral) {
        return Outcome.of(ending).with("reference", Value.of(referral.id().value()));
    }

    private static Outcome told(String ending, Application application) {
        return Outcome.of(ending).with("reference", Value.of(application.id().value()));
    }
}
