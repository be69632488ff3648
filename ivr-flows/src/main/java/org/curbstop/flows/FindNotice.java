package org.curbstop.flows;

import java.time.LocalDate;
import java.util.Comparator;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.ArrangementWords;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Disconnections;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.Restorations;
import org.curbstop.arrangements.ServiceOff;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proven;
import org.curbstop.conversation.Value;
import org.springframework.stereotype.Component;

/** Whether a notice of disconnection is out, what stops it, and what keeps it from being done; or what brings service back that is off. */
@Component
final class FindNotice implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.reading("find-notice").needing(Proven.BY_PIN).taking("account")
            .ending("notice", "street", "notBefore", "stops")
            .ending("held", "street", "hold", "until", "lasting", "stops")
            .ending("off", "street", "since", "stops")
            .ending("returning", "street", "by")
            .ending("no-notice", "street")
            .ending("not-yours");

    private final Accounts accounts;
    private final Disconnections disconnections;
    private final Restorations restorations;

    FindNotice(Accounts accounts, Disconnections disconnections, Restorations restorations) {
        this.accounts = accounts;
        this.disconnections = disconnections;
        this.restorations = restorations;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        return Askers.shown(call, accounts).flatMap(account -> disconnections.explain(account.id(), Askers.of(call)).map(explained -> found(account, explained, call)))
                .orElse(Outcome.of("not-yours"));
    }

    private Outcome found(Account account, Disconnections.Explained explained, ActionCall call) {
        var street = Value.of(account.premise().address().street());
        return explained.notice().map(notice -> told(notice, explained, call))
                .or(() -> restorations.off(account.id(), Askers.of(call)).map(FindNotice::off))
                .orElse(Outcome.of("no-notice")).with("street", street);
    }

    private static Outcome off(ServiceOff off) {
        return off.promised().map(by -> Outcome.of("returning").with("by", Value.of(by)))
                .orElseGet(() -> Outcome.of("off").with("since", Value.of(off.since())).with("stops", Value.of(off.toPay())));
    }

    private static Outcome told(DisconnectionNotice notice, Disconnections.Explained explained, ActionCall call) {
        Money stops = explained.stops().orElse(notice.amount());
        // Of several holds the one that lasts longest tells most.
        return explained.holds().stream().max(Comparator.comparing(Hold::until))
                .map(hold -> until(Outcome.of("held"), hold.until()).with("hold", Value.of(ArrangementWords.in(call.language()).hold(hold.kind()))))
                .orElseGet(() -> Outcome.of("notice").with("notBefore", Value.of(notice.notBefore()))).with("stops", Value.of(stops));
    }

    /** The last day of a hold, where it has one. */
    static Outcome until(Outcome outcome, LocalDate until) {
        return outcome.with("until", Value.of(until)).with("lasting", Value.of(until.equals(Hold.NO_END)));
    }
}
