package org.curbstop.flows.disconnections;

import java.util.List;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.ArrangementMessages;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.common.Channel;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.springframework.stereotype.Component;

/** Explains the customer's rights against a disconnection, in the words of the jurisdiction. */
@Component
public final class ExplainDisconnectionRights implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.reading("tell-rights").needing(ProofLevel.BY_PIN).taking("account")
            .ending("told", "rights").ending("none", "street").ending("not-yours");

    /** Maximum length in a text message, which has only the first rights and ends with a link to all of them. */
    private static final int MAX_TEXT_LENGTH = 220;

    private final Accounts accounts;
    private final Disconnections disconnections;

    ExplainDisconnectionRights(Accounts accounts, Disconnections disconnections) {
        this.accounts = accounts;
        this.disconnections = disconnections;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        return CallerIdentity.verifiedAccount(call, accounts).flatMap(
                account -> disconnections.explain(account.id(), CallerIdentity.actor(call)).map(explained -> explained.rights().isEmpty()
                        ? ActionOutcome.of("none").with("street", SlotValue.of(account.premise().address().street()))
                        : ActionOutcome.of("told").with("rights", SlotValue.of(sentences(explained.rights(), call)))))
                .orElse(ActionOutcome.of("not-yours"));
    }

    private static String sentences(List<String> rights, ActionCall call) {
        var messages = ArrangementMessages.in(call.language());
        var all = new StringBuilder();
        for (String right : rights) {
            String sentence = messages.right(right);
            if (call.caller().context().channel() == Channel.TEXT && !all.isEmpty()
                    && all.length() + sentence.length() >= MAX_TEXT_LENGTH) {
                break;
            }
            all.append(all.isEmpty() ? "" : " ").append(sentence);
        }
        return all.toString();
    }
}
