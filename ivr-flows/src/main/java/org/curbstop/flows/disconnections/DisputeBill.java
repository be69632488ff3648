package org.curbstop.flows.disconnections;

import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.flows.AccountAction;
import org.curbstop.flows.CallerIdentity;
import org.springframework.stereotype.Component;

/** Records a disputed bill in the customer's own words, which holds disconnection for it until the dispute is resolved. */
@Component
public final class DisputeBill extends AccountAction {

    public static final ActionSpec SPEC = ActionSpec.changing("dispute-bill").needing(ProofLevel.BY_PIN).taking("account", "about")
            .ending("placed", "until", "lasting")
            .ending("standing", "until", "lasting")
            .ending("not-yours");

    private final Holds holds;

    DisputeBill(Accounts accounts, Holds holds) {
        super(SPEC, accounts);
        this.holds = holds;
    }

    @Override
    protected ActionOutcome run(ActionCall call, Account account) {
        return switch (holds.place(call.key(), account.id(), Holds.HoldClaim.of(Hold.Kind.DISPUTE, call.require("about")),
                CallerIdentity.actor(call))) {
            case Holds.HoldResult.Held placed -> FindDisconnectionNotice.withHoldEnd(ActionOutcome.of("placed"), placed.hold().until());
            case Holds.HoldResult.AlreadyHeld already ->
                    FindDisconnectionNotice.withHoldEnd(ActionOutcome.of("standing"), already.hold().until());
            case Holds.HoldResult.NotPossible _ -> ActionOutcome.of("not-yours");
        };
    }
}
