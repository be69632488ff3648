package org.curbstop.flows.payments;

import org.curbstop.accounts.Accounts;
import org.curbstop.cases.CreditReturns;
import org.curbstop.cases.CreditReturns.CreditReturnResult;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.flows.FlowActionAdapter;
import org.curbstop.flows.cases.CaseActions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Action that asks staff to return the credit of an account. */
@Configuration(proxyBeanMethods = false)
class RequestCreditReturn {

    @Bean
    FlowAction requestCreditReturnAction(Accounts accounts, CreditReturns credits) {
        return FlowActionAdapter.onAccount(PaymentActionSpecs.REQUEST_CREDIT_RETURN, accounts, (call, account) -> !account.isManageableBy(
                CallerIdentity.actor(call)) ? ActionOutcome.of("not-yours") : outcome(
                        credits.request(CaseActions.handOffContext(call, call.caller().context().phone()), account.id())));
    }

    private static ActionOutcome outcome(CreditReturnResult result) {
        return switch (result) {
            case CreditReturnResult.Requested(var handOff, var amount) -> ActionOutcome.of("requested")
                    .with("reference", SlotValue.of(handOff.id().value())).with("credit", SlotValue.of(amount))
                    .with("due", SlotValue.of(handOff.due()));
            case CreditReturnResult.AlreadyRequested(var handOff) ->
                    ActionOutcome.of("already").with("reference", SlotValue.of(handOff.id().value()));
            case CreditReturnResult.NoCredit _ -> ActionOutcome.of("none");
        };
    }
}
