package org.curbstop.flows.leaks;

import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.documents.SentDocumentId;
import org.curbstop.documents.SentDocuments;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.flows.FlowActionAdapter;
import org.curbstop.flows.cases.CaseActions;
import org.curbstop.utility.Utility;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions on leaks that are no hazard: a wet place to be inspected, and the credit after a repair. */
@Configuration(proxyBeanMethods = false)
class LeakActions {

    private final HandOffs handOffs;
    private final SentDocuments documents;
    private final Accounts accounts;
    private final Utility utility;

    LeakActions(HandOffs handOffs, SentDocuments documents, Accounts accounts, Utility utility) {
        this.handOffs = handOffs;
        this.documents = documents;
        this.accounts = accounts;
        this.utility = utility;
    }

    @Bean
    FlowAction reportLeak() {
        return new FlowActionAdapter(LeakActionSpecs.REPORT, call -> {
            var leak = handOffContext(call).forTask("report-leak", List.of("leak-" + call.require("where"), call.require("place")));
            return filed("filed", handOffs.raise(leak, CallerIdentity.rateLimitOrigin(call)));
        });
    }

    @Bean
    FlowAction leakCreditTerms() {
        return new FlowActionAdapter(LeakActionSpecs.TERMS, _ -> utility.leakCredit().map(credit -> ActionOutcome.of("offered")
                .with("share", SlotValue.of(credit.percent())).with("days", SlotValue.of(credit.days()))).orElse(ActionOutcome.of("none")));
    }

    @Bean
    FlowAction requestLeakCredit() {
        return FlowActionAdapter.onAccount(LeakActionSpecs.REQUEST, accounts,
                (call, account) -> utility.leakCredit().map(_ -> request(call, account)).orElse(ActionOutcome.of("none")));
    }

    private ActionOutcome request(ActionCall call, Account account) {
        List<SentDocumentId> sent = SentDocumentId.parseAll(call.text("photos").orElse(""));
        documents.claim(sent, account.id(), CallerIdentity.actor(call));
        return filed("requested", handOffs.raise(handOffContext(call).about(account.id())
                .forTask("leak-credit", sent.stream().map(SentDocumentId::value).toList())));
    }

    private static HandOffContext handOffContext(ActionCall call) {
        return CaseActions.handOffContext(call, call.caller().context().phone());
    }

    private static ActionOutcome filed(String outcome, HandOff handOff) {
        return ActionOutcome.of(outcome).with("reference", SlotValue.of(handOff.id().value())).with("due", SlotValue.of(handOff.due()));
    }
}
