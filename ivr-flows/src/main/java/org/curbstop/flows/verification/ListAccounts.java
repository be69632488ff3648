package org.curbstop.flows.verification;

import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.AccountId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.springframework.stereotype.Component;

/** Lists the open accounts that the customer may see. */
@Component
public final class ListAccounts implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.reading("list-accounts").needing(ProofLevel.BY_PIN)
            .ending("none").ending("one", "account").ending("several", "accounts");

    private final Accounts accounts;

    ListAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        var open = call.caller().proof().map(proof -> proof.subjects()).orElse(List.of()).stream()
                .flatMap(id -> accounts.find(new AccountId(id)).stream()).filter(account -> account.closed().isEmpty()).toList();
        return switch (open.size()) {
            case 0 -> ActionOutcome.of("none");
            case 1 -> ActionOutcome.of("one").with("account", SlotValue.of(open.getFirst().id().value()));
            default -> ActionOutcome.of("several").with("accounts", new SlotValue.Options(open.stream().map(ListAccounts::item).toList()));
        };
    }

    private static SlotValue.Option item(Account account) {
        return new SlotValue.Option(account.id().value(), SlotValue.of(account.premise().address().street()));
    }
}
