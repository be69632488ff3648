package org.curbstop.flows.disconnections;

import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.AccountAction;
import org.curbstop.flows.CallerIdentity;
import org.springframework.stereotype.Component;

/** Records a spoken claim that someone's health depends on the service, which holds disconnection at once. */
@Component
public final class ClaimMedicalHold extends AccountAction {

    public static final ActionSpec SPEC = ActionSpec.changing("claim-medical").needing(ProofLevel.BY_PIN).taking("account")
            .ending("placed", "until", "certify")
            .ending("standing", "until", "lasting")
            .ending("not-yours");

    private final Holds holds;

    ClaimMedicalHold(Accounts accounts, Holds holds) {
        super(SPEC, accounts);
        this.holds = holds;
    }

    @Override
    protected ActionOutcome run(ActionCall call, Account account) {
        return switch (holds.place(call.key(), account.id(), Holds.HoldClaim.of(Hold.Kind.MEDICAL, ""), CallerIdentity.actor(call))) {
            case Holds.HoldResult.Held placed -> ActionOutcome.of("placed").with("until", SlotValue.of(placed.hold().until()))
                    .with("certify", SlotValue.of(placed.hold().state() instanceof Hold.State.Claimed));
            case Holds.HoldResult.AlreadyHeld already ->
                    FindDisconnectionNotice.withHoldEnd(ActionOutcome.of("standing"), already.hold().until());
            case Holds.HoldResult.NotPossible _ -> ActionOutcome.of("not-yours");
        };
    }
}
