package org.curbstop.flows.arrangements;

import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.plans.ArrangementExceptions;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.AccountAction;
import org.curbstop.flows.CallerIdentity;
import org.springframework.stereotype.Component;

/** Requests an arrangement outside the rules from staff, with both positions. Idempotent by the call's key. */
@Component
public final class RequestArrangementException extends AccountAction {

    public static final ActionSpec SPEC = ActionSpec.changing("ask-for-terms").needing(ProofLevel.BY_PIN)
            .taking("account", "firstPayment", "firstDay", "perMonth")
            .ending("sent", "answerBy").ending("changed").ending("not-yours");

    private final Arrangements arrangements;
    private final ArrangementExceptions exceptions;

    RequestArrangementException(Accounts accounts, Arrangements arrangements, ArrangementExceptions exceptions) {
        super(SPEC, accounts);
        this.arrangements = arrangements;
        this.exceptions = exceptions;
    }

    @Override
    protected ActionOutcome run(ActionCall call, Account account) {
        var actor = CallerIdentity.actor(call);
        return switch (arrangements.counteroffer(account.id(), EvaluateCounteroffer.counteroffer(call), actor)) {
            case ArrangementOffer.Countered countered -> exceptions.request(call.key(), account.id(), countered, "", call.language(), actor)
                    .map(request -> ActionOutcome.of("sent").with("answerBy", SlotValue.of(request.answerBy())))
                    .orElse(ActionOutcome.of("not-yours"));
            // Meanwhile it is within the rules, or nothing can be offered: return to the offer.
            case ArrangementOffer.Granted _, ArrangementOffer.Refused _ -> ActionOutcome.of("changed");
        };
    }
}
