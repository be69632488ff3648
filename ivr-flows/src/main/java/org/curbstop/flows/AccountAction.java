package org.curbstop.flows;

import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;

/** Action on an account that the caller has proved to be theirs; on any other account it ends in {@code not-yours}. */
public abstract class AccountAction implements FlowAction {

    private final ActionSpec spec;
    private final Accounts accounts;

    protected AccountAction(ActionSpec spec, Accounts accounts) {
        this.spec = spec;
        this.accounts = accounts;
    }

    protected abstract ActionOutcome run(ActionCall call, Account account);

    @Override
    public final ActionSpec spec() {
        return spec;
    }

    @Override
    public final ActionOutcome run(ActionCall call) {
        return CallerIdentity.verifiedAccount(call, accounts).map(account -> run(call, account)).orElse(ActionOutcome.of("not-yours"));
    }
}
