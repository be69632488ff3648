package org.curbstop.flows.payments;

import org.curbstop.accounts.Accounts;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bills;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.AccountStreet;
import org.curbstop.flows.FlowActionAdapter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions that find what an account owes. */
@Configuration(proxyBeanMethods = false)
class BalanceActions {

    /** Action that finds the amount that an account owes and its due date. */
    @Bean
    FlowAction findBalance(Accounts accounts, Bills bills) {
        return FlowActionAdapter.onAccount(PaymentActionSpecs.FIND_BALANCE, accounts, (_, account) -> bills.owed(account.id())
                .map(owed -> balanceOutcome(owed, account.closed().isPresent())).orElseGet(() -> ActionOutcome.of("unknown"))
                .with("street", AccountStreet.of(account))
                .with("ending", SlotValue.digits(account.number().lastFour())));
    }

    /** @param closed whether the account is closed: there is no plan for it and no next bill */
    private static ActionOutcome balanceOutcome(AmountOwed owed, boolean closed) {
        if (owed.paymentPending() && owed.total().isPositive()) {
            return ActionOutcome.of("pending").with("owed", SlotValue.of(owed.total())).with("total", SlotValue.of(owed.total()));
        }
        if (closed && owed.total().isPositive()) {
            return ActionOutcome.of("final").with("owed", SlotValue.of(owed.total())).with("total", SlotValue.of(owed.total()));
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

    /** Action that finds whether the balance is older than the utility allows, so that its date is given with the amount. */
    @Bean
    FlowAction findBalanceDay(Accounts accounts, Bills bills) {
        return FlowActionAdapter.onAccount(PaymentActionSpecs.FIND_BALANCE_DAY, accounts, (_, account) -> bills.owed(account.id())
                .flatMap(AmountOwed::staleSince)
                .map(day -> ActionOutcome.of("outdated").with("street", AccountStreet.of(account))
                        .with("day", SlotValue.of(day)))
                .orElseGet(() -> ActionOutcome.of("current")));
    }
}
