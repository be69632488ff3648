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
import org.springframework.stereotype.Component;

/** Puts down what a customer disputes, in their own words: it cannot be the reason for a shut-off until it was looked into. */
@Component
final class DisputeBill implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.changing("dispute-bill").needing(Proven.BY_PIN).taking("account", "about")
            .ending("placed", "until", "lasting")
            .ending("standing", "until", "lasting")
            .ending("not-yours");

    private final Accounts accounts;
    private final Holds holds;

    DisputeBill(Accounts accounts, Holds holds) {
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
        return switch (holds.place(call.key(), account.id(), Holds.Claim.of(Hold.Kind.DISPUTE, call.require("about")), Askers.of(call))) {
            case Holds.Answer.Held held -> FindNotice.until(Outcome.of("placed"), held.hold().until());
            case Holds.Answer.AlreadyHeld already -> FindNotice.until(Outcome.of("standing"), already.hold().until());
            case Holds.Answer.NotPossible _ -> Outcome.of("not-yours");
        };
    }
}
