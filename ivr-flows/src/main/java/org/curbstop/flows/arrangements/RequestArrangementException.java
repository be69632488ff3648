package org.curbstop.flows.arrangements;

import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.plans.ArrangementExceptions;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.springframework.stereotype.Component;

/** Puts what the rules do not take before a person, with both positions. The key of the call asks once. */
@Component
public final class RequestArrangementException implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.changing("ask-for-terms").needing(ProofLevel.BY_PIN)
            .taking("account", "firstPayment", "firstDay", "perMonth")
            .ending("sent", "answerBy").ending("changed").ending("not-yours");

    private final Accounts accounts;
    private final Arrangements arrangements;
    private final ArrangementExceptions exceptions;

    RequestArrangementException(Accounts accounts, Arrangements arrangements, ArrangementExceptions staff) {
        this.accounts = accounts;
        this.arrangements = arrangements;
        this.exceptions = staff;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        return CallerIdentity.verifiedAccount(call, accounts).map(account -> ask(account, call)).orElse(ActionOutcome.of("not-yours"));
    }

    private ActionOutcome ask(Account account, ActionCall call) {
        var who = CallerIdentity.actor(call);
        return switch (arrangements.counteroffer(account.id(), EvaluateCounteroffer.counteroffer(call), who)) {
            case ArrangementOffer.Countered countered -> exceptions.request(call.key(), account.id(), countered, "", call.language(), who)
                    .map(request -> ActionOutcome.of("sent").with("answerBy", SlotValue.of(request.answerBy())))
                    .orElse(ActionOutcome.of("not-yours"));
            // It is within the rules by now, or nothing is to be had at all: the offer is looked at again.
            case ArrangementOffer.Granted _, ArrangementOffer.Refused _ -> ActionOutcome.of("changed");
        };
    }
}
