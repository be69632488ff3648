package org.curbstop.flows.arrangements;

import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementExceptionRequest;
import org.curbstop.arrangements.plans.ArrangementExceptions;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.AccountAction;
import org.curbstop.flows.CallerIdentity;
import org.springframework.stereotype.Component;

/** Finds the active payment arrangement of an account, or a request that waits for staff. */
@Component
public final class FindArrangement extends AccountAction {

    public static final ActionSpec SPEC = ActionSpec.reading("find-arrangement").needing(ProofLevel.BY_PIN).taking("account")
            .ending("running", "street", "next", "nextDue", "paid", "payments")
            .ending("waiting", "street", "answerBy")
            .ending("none")
            .ending("not-yours");

    private final Arrangements arrangements;
    private final ArrangementExceptions exceptions;

    FindArrangement(Accounts accounts, Arrangements arrangements, ArrangementExceptions exceptions) {
        super(SPEC, accounts);
        this.arrangements = arrangements;
        this.exceptions = exceptions;
    }

    @Override
    protected ActionOutcome run(ActionCall call, Account account) {
        var actor = CallerIdentity.actor(call);
        var street = SlotValue.of(account.premise().address().street());
        var waiting = exceptions.list(account.id(), actor).stream()
                .filter(request -> request.state() instanceof ArrangementExceptionRequest.State.Waiting).findFirst();
        return arrangements.findRunning(account.id(), actor)
                .flatMap(running -> running.nextInstallment()
                        .map(next -> ActionOutcome.of("running").with("street", street).with("next", SlotValue.of(next.amount()))
                                .with("nextDue", SlotValue.of(next.due())).with("paid", SlotValue.of(paymentsMade(running)))
                                .with("payments", SlotValue.of(running.schedule().size()))))
                .or(() -> waiting.map(
                        request -> ActionOutcome.of("waiting").with("street", street).with("answerBy", SlotValue.of(request.answerBy()))))
                .orElse(ActionOutcome.of("none"));
    }

    /** Returns the number of installments paid in full. */
    private static long paymentsMade(Arrangement running) {
        return running.nextInstallment()
                .map(next -> running.schedule().installments().stream().filter(each -> each.due().isBefore(next.due())).count()).orElse(0L);
    }
}
