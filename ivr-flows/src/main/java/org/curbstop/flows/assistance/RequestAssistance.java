package org.curbstop.flows.assistance;

import java.util.Map;
import java.util.Optional;
import org.curbstop.assistance.applications.ApplicationRequest;
import org.curbstop.assistance.applications.ApplicationResult;
import org.curbstop.assistance.applications.AssistanceApplication;
import org.curbstop.assistance.applications.AssistanceApplications;
import org.curbstop.assistance.referrals.Referral;
import org.curbstop.assistance.referrals.ReferralConsent;
import org.curbstop.assistance.referrals.ReferralRequest;
import org.curbstop.assistance.referrals.ReferralResult;
import org.curbstop.assistance.referrals.Referrals;
import org.curbstop.assistance.screening.AssistanceProgram;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.common.AccountId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/**
 * Refers a household to the agency of a program, with the consent just read back, or starts an application with the utility. Idempotent by
 * the call's key.
 */
@Component
record RequestAssistance(Screening screening, Referrals referrals, AssistanceApplications applications, Utility utility)
        implements FlowAction {

    @Override
    public ActionSpec spec() {
        return AssistanceActionSpecs.REQUEST_ASSISTANCE;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        boolean ours = screening.findProgram(call.require("programme"))
                .filter(program -> program.apply().by() == AssistanceProgram.ApplicationRoute.US).isPresent();
        return ours ? apply(call) : refer(call);
    }

    private ActionOutcome refer(ActionCall call) {
        var context = call.caller().context();
        var asked = new ReferralRequest(
                accountId(call), call.caller().proof().map(IdentityProof::person), call.require("programme"), Optional.empty(),
                new ReferralConsent(ReferralConsent.TEXT_VERSION, call.now(), context.channel(), call.language()),
                HouseholdAnswers.fromReadBack(call, utility.currency()), context.phone(),
                call.language());
        return switch (referrals.refer(call.key(), asked, CallerIdentity.actor(call))) {
            case ReferralResult.Referred sent -> outcome("referred", sent.referral());
            case ReferralResult.Duplicate existing -> outcome("referred", existing.referral()); // the same confirmation, delivered twice
            case ReferralResult.AlreadyOpen open -> outcome("again", open.referral());
            case ReferralResult.Closed _ -> ActionOutcome.of("closed");
            case ReferralResult.Refused _ -> ActionOutcome.of("refused");
        };
    }

    /** Starts an application without documents; these follow later, because photos cannot be sent during a call. */
    private ActionOutcome apply(ActionCall call) {
        var asked = new ApplicationRequest(
                accountId(call), call.caller().proof().map(IdentityProof::person), call.require("programme"),
                HouseholdAnswers.fromReadBack(call, utility.currency()), Map.of(),
                call.caller().context().phone(), call.language());
        return switch (applications.apply(call.key(), asked, CallerIdentity.actor(call))) {
            case ApplicationResult.Done begun -> outcome("applied", begun.application());
            case ApplicationResult.Duplicate existing -> outcome("applied", existing.application());
            case ApplicationResult.AlreadyOpen open -> outcome("again", open.application());
            case ApplicationResult.Closed _ -> ActionOutcome.of("closed");
            case ApplicationResult.NotAllowedInState _, ApplicationResult.InvalidInput _, ApplicationResult.OverLimit _,
                    ApplicationResult.DocumentsMissing _, ApplicationResult.SecondApprovalNeeded _, ApplicationResult.Refused _ ->
                    ActionOutcome.of("refused");
        };
    }

    private static AccountId accountId(ActionCall call) {
        return new AccountId(call.require("account"));
    }

    private static ActionOutcome outcome(String ending, Referral referral) {
        return ActionOutcome.of(ending).with("reference", SlotValue.of(referral.id().value()));
    }

    private static ActionOutcome outcome(String ending, AssistanceApplication application) {
        return ActionOutcome.of(ending).with("reference", SlotValue.of(application.id().value()));
    }
}
