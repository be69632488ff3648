package org.curbstop.flows;

import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.Holds;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proven;
import org.curbstop.conversation.Value;
import org.springframework.stereotype.Component;

/** Puts down, by word of mouth, that somebody's health depends on the service: the shut-off waits from that moment. */
@Component
final class ClaimMedical implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.changing("claim-medical").needing(Proven.BY_PIN).taking("account")
            .ending("placed", "until", "certify")
            .ending("standing", "until", "lasting")
            .ending("not-yours");

    private final Accounts accounts;
    private final Holds holds;

    ClaimMedical(Accounts accounts, Holds holds) {
        this.accounts = accounts;
        this.holds = holds;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        return Askers.shown(call, accounts).map(account -> place(account, call)).orElse(Outcome.of("not-yours"));
    }

    private Outcome place(Account account, ActionCall call) {
        return switch (holds.place(call.key(), account.id(), Holds.Claim.of(Hold.Kind.MEDICAL, ""), Askers.of(call))) {
            case Holds.Answer.Held held -> Outcome.of("placed").with("until", Value.of(held.hold().until()))
                    .with("certify", Value.of(held.hold().state() instanceof Hold.State.Claimed));
            case Holds.Answer.AlreadyHeld already -> FindNotice.until(Outcome.of("standing"), already.hold().until());
            case Holds.Answer.NotPossible _ -> Outcome.of("not-yours");
        };
    }
}
