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

/** Finds whether the balance of an account is older than the utility allows, so that its date is given with the amount. */
@Component
public final class FindBalanceDay extends AccountAction {

    public static final ActionSpec SPEC = ActionSpec.reading("find-balance-day").needing(ProofLevel.BY_PIN).taking("account")
            .ending("current")
            .ending("outdated", "street", "day")
            .ending("not-yours");

    private final Bills bills;

    FindBalanceDay(Accounts accounts, Bills bills) {
        super(SPEC, accounts);
        this.bills = bills;
    }

    @Override
    protected ActionOutcome run(ActionCall call, Account account) {
        return bills.owed(account.id()).flatMap(AmountOwed::staleSince)
                .map(day -> ActionOutcome.of("outdated").with("street", SlotValue.of(account.premise().address().street()))
                        .with("day", SlotValue.of(day)))
                .orElseGet(() -> ActionOutcome.of("current"));
    }
}
