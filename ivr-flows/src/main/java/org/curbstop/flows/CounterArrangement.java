package org.curbstop.flows;

import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.ArrangementWords;
import org.curbstop.arrangements.Arrangements;
import org.curbstop.arrangements.Offer;
import org.curbstop.arrangements.Wish;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proven;
import org.curbstop.conversation.Value;
import org.springframework.stereotype.Component;

/** Weighs how somebody would rather pay: within the rules, or outside them and by which. */
@Component
final class CounterArrangement implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.reading("counter-arrangement").needing(Proven.BY_PIN).taking("account", "firstPayment", "firstDay", "perMonth")
            .ending("within", "total", "payments", "first", "firstDue", "more", "each", "last", "lastDue")
            .ending("outside", "why", "leastFirst", "lastDay")
            .ending("refused", "why")
            .ending("not-yours");

    private final Accounts accounts;
    private final Arrangements arrangements;

    CounterArrangement(Accounts accounts, Arrangements arrangements) {
        this.accounts = accounts;
        this.arrangements = arrangements;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        return Askers.shown(call, accounts).map(account -> weighed(account, call)).orElse(Outcome.of("not-yours"));
    }

    private Outcome weighed(Account account, ActionCall call) {
        return switch (arrangements.counter(account.id(), wish(call), Askers.of(call))) {
            case Offer.Granted granted -> Plan.of(granted.schedule()).in(Outcome.of("within"), granted.terms().total());
            case Offer.Countered countered -> Outcome.of("outside").with("why", Value.of(ArrangementWords.in(call.language()).why(countered.by())))
                    .with("leastFirst", Value.of(countered.terms().leastFirst())).with("lastDay", Value.of(countered.terms().lastDay()));
            case Offer.Refused refused -> OfferArrangement.refused(refused.by(), call);
        };
    }

    static Wish wish(ActionCall call) {
        return new Wish(Optional.of(call.money("firstPayment")), call.date("firstDay"), new Wish.Rest.OfEach(call.money("perMonth")));
    }
}
