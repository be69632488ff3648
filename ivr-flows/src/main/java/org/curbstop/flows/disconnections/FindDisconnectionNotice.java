package org.curbstop.flows.disconnections;

import java.time.LocalDate;
import java.util.Comparator;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.ArrangementMessages;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.disconnection.DisconnectedAccount;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.springframework.stereotype.Component;

/** Finds the disconnection notice of an account, what stops it and which hold delays it; or, if service is off, how to restore it. */
@Component
public final class FindDisconnectionNotice implements FlowAction {

    public static final ActionSpec SPEC = ActionSpec.reading("find-notice").needing(ProofLevel.BY_PIN).taking("account")
            .ending("notice", "street", "notBefore", "stops")
            .ending("held", "street", "hold", "until", "lasting", "stops")
            .ending("off", "street", "since", "stops")
            .ending("returning", "street", "by")
            .ending("no-notice", "street")
            .ending("not-yours");

    private final Accounts accounts;
    private final Disconnections disconnections;
    private final ServiceReconnection restorations;

    FindDisconnectionNotice(Accounts accounts, Disconnections disconnections, ServiceReconnection restorations) {
        this.accounts = accounts;
        this.disconnections = disconnections;
        this.restorations = restorations;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public ActionOutcome run(ActionCall call) {
        return CallerIdentity.verifiedAccount(call, accounts)
                .flatMap(account -> disconnections.explain(account.id(), CallerIdentity.actor(call))
                        .map(explained -> findFor(account, explained, call)))
                .orElse(ActionOutcome.of("not-yours"));
    }

    private ActionOutcome findFor(Account account, Disconnections.DisconnectionSummary explained, ActionCall call) {
        var street = SlotValue.of(account.premise().address().street());
        return explained.notice().map(notice -> noticeOutcome(notice, explained, call))
                .or(() -> restorations.findDisconnected(account.id(), CallerIdentity.actor(call))
                        .map(FindDisconnectionNotice::serviceOffOutcome))
                .orElse(ActionOutcome.of("no-notice")).with("street", street);
    }

    private static ActionOutcome serviceOffOutcome(DisconnectedAccount off) {
        return off.promisedBy().map(by -> ActionOutcome.of("returning").with("by", SlotValue.of(by)))
                .orElseGet(() -> ActionOutcome.of("off").with("since", SlotValue.of(off.since())).with("stops",
                        SlotValue.of(off.amountToPay())));
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

    /** Adds the end date of a hold and whether it has no end. */
    static ActionOutcome withHoldEnd(ActionOutcome outcome, LocalDate until) {
        return outcome.with("until", SlotValue.of(until)).with("lasting", SlotValue.of(until.equals(Hold.NO_END)));
    }
}
