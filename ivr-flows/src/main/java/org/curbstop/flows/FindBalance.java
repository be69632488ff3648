package org.curbstop.flows;

import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.Bills;
import org.curbstop.billing.Owed;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proven;
import org.curbstop.conversation.Value;
import org.springframework.stereotype.Component;

/** What an account owes, and by when. */
@Component
final class FindBalance implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.reading("find-balance").needing(Proven.BY_PIN).taking("account")
            .ending("owed", "street", "ending", "owed", "total", "due")
            .ending("past-due", "street", "ending", "owed", "total", "pastDue", "since")
            .ending("unbilled", "street", "ending", "owed", "total")
            .ending("paid", "street", "ending")
            .ending("credit", "street", "ending", "credit")
            .ending("pending", "street", "ending", "total")
            .ending("unknown", "street", "ending")
            .ending("not-yours");

    private final Accounts accounts;
    private final Bills bills;

    FindBalance(Accounts accounts, Bills bills) {
        this.accounts = accounts;
        this.bills = bills;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        return Askers.shown(call, accounts).map(account -> said(account, bills.owed(account.id()))).orElse(Outcome.of("not-yours"));
    }

    private static Outcome said(Account account, Optional<Owed> owed) {
        return owed.map(FindBalance::facts).orElseGet(() -> Outcome.of("unknown")).with("street", Value.of(account.premise().address().street())).with("ending", Value.digits(account.number().lastFour()));
    }

    private static Outcome facts(Owed owed) {
        if (owed.paymentPending() && owed.total().isPositive()) {
            return Outcome.of("pending").with("total", Value.of(owed.total()));
        }
        if (owed.pastDue().isPositive()) {
            return Outcome.of("past-due").with("owed", Value.of(owed.total())).with("total", Value.of(owed.total()))
                    .with("pastDue", Value.of(owed.pastDue())).with("since", Value.of(owed.pastDueSince().orElseThrow()));
        }
        if (owed.total().isPositive()) {
            var open = Outcome.of(owed.due().isPresent() ? "owed" : "unbilled").with("owed", Value.of(owed.total())).with("total", Value.of(owed.total()));
            return owed.due().map(due -> open.with("due", Value.of(due))).orElse(open);
        }
        return owed.total().isNegative() ? Outcome.of("credit").with("credit", Value.of(owed.total().negated())) : Outcome.of("paid");
    }
}
