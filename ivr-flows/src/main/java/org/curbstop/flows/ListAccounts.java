package org.curbstop.flows;

import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.AccountId;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proven;
import org.curbstop.conversation.Value;
import org.springframework.stereotype.Component;

/** The accounts that somebody may be told about. */
@Component
final class ListAccounts implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.reading("list-accounts").needing(Proven.BY_PIN)
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
    public Outcome run(ActionCall call) {
        var open = call.who().proof().map(proof -> proof.subjects()).orElse(List.of()).stream()
                .flatMap(id -> accounts.find(new AccountId(id)).stream()).filter(account -> account.closed().isEmpty()).toList();
        return switch (open.size()) {
            case 0 -> Outcome.of("none");
            case 1 -> Outcome.of("one").with("account", Value.of(open.getFirst().id().value()));
            default -> Outcome.of("several").with("accounts", new Value.Items(open.stream().map(ListAccounts::item).toList()));
        };
    }

    private static Value.Item item(Account account) {
        return new Value.Item(account.id().value(), Value.of(account.premise().address().street()));
    }
}
