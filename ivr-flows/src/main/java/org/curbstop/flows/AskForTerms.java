package org.curbstop.flows;

import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Arrangements;
import org.curbstop.arrangements.AskingStaff;
import org.curbstop.arrangements.Offer;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proven;
import org.curbstop.conversation.Value;
import org.springframework.stereotype.Component;

/** Puts what the rules do not take before a person, with both positions. The key of the call asks once. */
@Component
final class AskForTerms implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.changing("ask-for-terms").needing(Proven.BY_PIN).taking("account", "firstPayment", "firstDay", "perMonth")
            .ending("sent", "answerBy").ending("changed").ending("not-yours");

    private final Accounts accounts;
    private final Arrangements arrangements;
    private final AskingStaff staff;

    AskForTerms(Accounts accounts, Arrangements arrangements, AskingStaff staff) {
        this.accounts = accounts;
        this.arrangements = arrangements;
        this.staff = staff;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        return Askers.shown(call, accounts).map(account -> ask(account, call)).orElse(Outcome.of("not-yours"));
    }

    private Outcome ask(Account account, ActionCall call) {
        var who = Askers.of(call);
        return switch (arrangements.counter(account.id(), CounterArrangement.wish(call), who)) {
            case Offer.Countered countered -> staff.ask(call.key(), account.id(), countered, "", call.language(), who)
                    .map(request -> Outcome.of("sent").with("answerBy", Value.of(request.answerBy()))).orElse(Outcome.of("not-yours"));
            // It is within the rules by now, or nothing is to be had at all: the offer is looked at again.
            case Offer.Granted _, Offer.Refused _ -> Outcome.of("changed");
        };
    }
}
