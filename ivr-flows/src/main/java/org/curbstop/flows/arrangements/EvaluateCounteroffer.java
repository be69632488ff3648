package org.curbstop.flows.arrangements;

import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.ArrangementMessages;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.arrangements.plans.ArrangementRequest;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.AccountAction;
import org.curbstop.flows.CallerIdentity;
import org.springframework.stereotype.Component;

/** Evaluates a counteroffer: within the rules, or outside them and by which rule. */
@Component
public final class EvaluateCounteroffer extends AccountAction {

    public static final ActionSpec SPEC = ActionSpec.reading("counter-arrangement").needing(ProofLevel.BY_PIN)
            .taking("account", "firstPayment", "firstDay", "perMonth")
            .ending("within", "total", "payments", "first", "firstDue", "more", "each", "last", "lastDue")
            .ending("outside", "why", "leastFirst", "lastDay")
            .ending("refused", "why")
            .ending("not-yours");

    private final Arrangements arrangements;

    EvaluateCounteroffer(Accounts accounts, Arrangements arrangements) {
        super(SPEC, accounts);
        this.arrangements = arrangements;
    }

    @Override
    protected ActionOutcome run(ActionCall call, Account account) {
        return switch (arrangements.counteroffer(account.id(), counteroffer(call), CallerIdentity.actor(call))) {
            case ArrangementOffer.Granted granted ->
                    InstallmentSummary.of(granted.schedule()).addTo(ActionOutcome.of("within"), granted.terms().total());
            case ArrangementOffer.Countered countered ->
                    ActionOutcome.of("outside").with("why", SlotValue.of(ArrangementMessages.in(call.language()).reason(countered.by())))
                            .with("leastFirst", SlotValue.of(countered.terms().leastFirst()))
                            .with("lastDay", SlotValue.of(countered.terms().lastDay()));
            case ArrangementOffer.Refused refused -> OfferArrangement.refused(refused.by(), call);
        };
    }

    static ArrangementRequest counteroffer(ActionCall call) {
        return new ArrangementRequest(Optional.of(call.money("firstPayment")), call.date("firstDay"),
                new ArrangementRequest.RemainderPlan.OfEach(call.money("perMonth")));
    }
}
