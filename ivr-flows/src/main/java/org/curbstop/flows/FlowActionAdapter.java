package org.curbstop.flows;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;

/** Flow action made of a specification and a handler. */
public record FlowActionAdapter(ActionSpec spec, Function<ActionCall, ActionOutcome> handler) implements FlowAction {

    /** Returns an action on an account that the caller has proved to be theirs; on any other account it ends in {@code not-yours}. */
    public static FlowAction onAccount(ActionSpec spec, Accounts accounts, BiFunction<ActionCall, Account, ActionOutcome> handler) {
        return new FlowActionAdapter(spec, call -> CallerIdentity.verifiedAccount(call, accounts)
                .map(account -> handler.apply(call, account)).orElse(ActionOutcome.of("not-yours")));
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        return handler.apply(call);
    }
}
