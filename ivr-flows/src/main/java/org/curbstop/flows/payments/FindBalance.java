package org.curbstop.flows.payments;

import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bills;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.AccountAction;
import org.springframework.stereotype.Component;

/** Finds the amount that an account owes and its due date. */
@Component
public final class FindBalance extends AccountAction {

    public static final ActionSpec SPEC = ActionSpec.reading("find-balance").needing(ProofLevel.BY_PIN).taking("account")
            .ending("owed", "street", "ending", "owed", "total", "due")
            .ending("past-due", "street", "ending", "owed", "total", "pastDue", "since")
            .ending("unbilled", "street", "ending", "owed", "total")
            .ending("paid", "street", "ending")
            .ending("credit", "street", "ending", "credit")
            .ending("pending", "street", "ending", "total")
            .ending("unknown", "street", "ending")
            .ending("not-yours");

    private final Bills bills;

    FindBalance(Accounts accounts, Bills bills) {
        super(SPEC, accounts);
        this.bills = bills;
    }

    @Override
    protected ActionOutcome run(ActionCall call, Account account) {
        return bills.owed(account.id()).map(FindBalance::balanceOutcome).orElseGet(() -> ActionOutcome.of("unknown"))
                .with("street", SlotValue.of(account.premise().address().street()))
                .with("ending", SlotValue.digits(account.number().lastFour()));
    }

    private static ActionOutcome balanceOutcome(AmountOwed owed) {
        if (owed.paymentPending() && owed.total().isPositive()) {
            return ActionOutcome.of("pending").with("total", SlotValue.of(owed.total()));
        }
        if (owed.pastDue().isPositive()) {
            return ActionOutcome.of("past-due").with("owed", SlotValue.of(owed.total())).with("total", SlotValue.of(owed.total()))
                    .with("pastDue", SlotValue.of(owed.pastDue())).with("since", SlotValue.of(owed.pastDueSince().orElseThrow()));
        }
        if (owed.total().isPositive()) {
            var open = ActionOutcome.of(owed.due().isPresent() ? "owed" : "unbilled").with("owed", SlotValue.of(owed.total())).with("total",
                    SlotValue.of(owed.total()));
            return owed.due().map(due -> open.with("due", SlotValue.of(due))).orElse(open);
        }
        return owed.total().isNegative() ? ActionOutcome.of("credit").with("credit", SlotValue.of(owed.total().negated()))
                : ActionOutcome.of("paid");
    }
}
