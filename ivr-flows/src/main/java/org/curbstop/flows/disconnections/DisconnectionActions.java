package org.curbstop.flows.disconnections;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.ArrangementMessages;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.disconnection.DisconnectedAccount;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.common.Channel;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.flows.FlowActionAdapter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions around disconnection: the notice, the hold for medical reasons, the customer's rights. */
@Configuration(proxyBeanMethods = false)
class DisconnectionActions {

    /** Maximum length of rights in a text message, which has only the first ones and ends with a link to all of them. */
    private static final int MAX_TEXT_LENGTH = 220;

    private final Accounts accounts;

    DisconnectionActions(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Action that finds the notice of an account, what stops it and which hold delays it; or, if service is off, how to restore it. */
    @Bean
    FlowAction findDisconnectionNotice(Disconnections disconnections, ServiceReconnection restorations) {
        return FlowActionAdapter.onAccount(DisconnectionActionSpecs.FIND_NOTICE, accounts, (call, account) -> {
            var actor = CallerIdentity.actor(call);
            return disconnections.explain(account.id(), actor)
                    .map(explained -> explained.notice().map(notice -> noticeOutcome(notice, explained, call))
                            .or(() -> restorations.findDisconnected(account.id(), actor).filter(_ -> account.closed().isEmpty())
                                    .map(DisconnectionActions::serviceOffOutcome))
                            .orElse(ActionOutcome.of("no-notice")).with("street", street(account)))
                    .orElse(ActionOutcome.of("not-yours"));
        });
    }

    private static SlotValue street(Account account) {
        return SlotValue.of(account.premise().address().street());
    }

    private static ActionOutcome noticeOutcome(DisconnectionNotice notice, Disconnections.DisconnectionSummary explained, ActionCall call) {
        Money stops = explained.amountDue().orElse(notice.amount());
        // Of several holds, report the one that lasts longest.
        return explained.holds().stream().max(Comparator.comparing(Hold::until))
                .map(hold -> withHoldEnd(ActionOutcome.of("held"), hold.until()).with("hold",
                        SlotValue.of(ArrangementMessages.in(call.language()).hold(hold.kind()))))
                .orElseGet(() -> ActionOutcome.of("notice").with("notBefore", SlotValue.of(notice.notBefore())))
                .with("stops", SlotValue.of(stops));
    }

    private static ActionOutcome serviceOffOutcome(DisconnectedAccount off) {
        return off.promisedBy().map(by -> ActionOutcome.of("returning").with("by", SlotValue.of(by)))
                .orElseGet(() -> ActionOutcome.of("off").with("since", SlotValue.of(off.since())).with("stops",
                        SlotValue.of(off.amountToPay())));
    }

    /** Adds the end date of a hold and whether it has no end. */
    private static ActionOutcome withHoldEnd(ActionOutcome outcome, LocalDate until) {
        return outcome.with("until", SlotValue.of(until)).with("lasting", SlotValue.of(until.equals(Hold.NO_END)));
    }

    /** Action that records a spoken claim that someone's health depends on the service, which holds disconnection at once. */
    @Bean
    FlowAction claimMedicalHold(Holds holds) {
        return FlowActionAdapter.onAccount(DisconnectionActionSpecs.CLAIM_MEDICAL_HOLD, accounts, (call, account) -> switch (
                holds.place(call.key(), account.id(), Holds.HoldClaim.of(Hold.Kind.MEDICAL, ""), CallerIdentity.actor(call))) {
            case Holds.HoldResult.Held placed -> ActionOutcome.of("placed").with("until", SlotValue.of(placed.hold().until()))
                    .with("certify", SlotValue.of(placed.hold().state() instanceof Hold.State.Claimed));
            case Holds.HoldResult.AlreadyHeld already -> withHoldEnd(ActionOutcome.of("standing"), already.hold().until());
            case Holds.HoldResult.NotPossible _ -> ActionOutcome.of("not-yours");
        });
    }

    /** Action that explains the customer's rights against a disconnection, in the words of the jurisdiction. */
    @Bean
    FlowAction explainDisconnectionRights(Disconnections disconnections) {
        return FlowActionAdapter.onAccount(DisconnectionActionSpecs.EXPLAIN_RIGHTS, accounts,
                (call, account) -> disconnections.explain(account.id(), CallerIdentity.actor(call))
                        .map(explained -> explained.rights().isEmpty() ? ActionOutcome.of("none").with("street", street(account))
                                : ActionOutcome.of("told").with("rights", SlotValue.of(sentences(explained.rights(), call))))
                        .orElse(ActionOutcome.of("not-yours")));
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
