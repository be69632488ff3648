package org.curbstop.flows;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.ArrangementWords;
import org.curbstop.arrangements.Arrangements;
import org.curbstop.arrangements.Offer;
import org.curbstop.arrangements.RuleAnswer;
import org.curbstop.billing.Bills;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.Outcome;
import org.curbstop.conversation.Proven;
import org.curbstop.conversation.Value;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** The time to pay that the rules offer, or the rule that refused. */
@Component
final class OfferArrangement implements FlowAction {

    static final ActionSpec SPEC = ActionSpec.reading("offer-arrangement").needing(Proven.BY_PIN).taking("account")
            .ending("offered", "street", "leastFirst", "latestFirst", "firstDays", "lastDay", "total", "payments", "first", "firstDue", "more", "each", "last", "lastDue")
            .ending("nothing-owed", "street").ending("unknown", "street")
            .ending("missed", "why", "missing")
            .ending("refused", "why")
            .ending("not-yours");

    private final Accounts accounts;
    private final Arrangements arrangements;
    private final Bills bills;
    private final Utility utility;

    OfferArrangement(Accounts accounts, Arrangements arrangements, Bills bills, Utility utility) {
        this.accounts = accounts;
        this.arrangements = arrangements;
        this.bills = bills;
        this.utility = utility;
    }

    @Override
    public ActionSpec spec() {
        return SPEC;
    }

    @Override
    public Outcome run(ActionCall call) {
        return Askers.shown(call, accounts).map(account -> offered(account, call)).orElse(Outcome.of("not-yours"));
    }

    private Outcome offered(Account account, ActionCall call) {
        var street = Value.of(account.premise().address().street());
        var owed = bills.owed(account.id());
        if (owed.isEmpty()) {
            return Outcome.of("unknown").with("street", street);
        }
        if (!owed.get().total().isPositive()) {
            return Outcome.of("nothing-owed").with("street", street);
        }
        return switch (arrangements.offer(account.id(), Askers.of(call))) {
            case Offer.Granted granted -> Plan.of(granted.schedule()).in(Outcome.of("offered"), granted.terms().total()).with("street", street)
                    .with("leastFirst", Value.of(granted.terms().leastFirst())).with("latestFirst", Value.of(granted.terms().firstBy()))
                    .with("lastDay", Value.of(granted.terms().lastDay())).with("firstDays", firstDays(LocalDate.ofInstant(call.now(), utility.zone()), granted.terms().firstBy()));
            case Offer.Countered countered -> refusedOrMissed(countered.by(), call);
            case Offer.Refused refused -> refusedOrMissed(refused.by(), call);
        };
    }

    /** The days that need not be named: today, and the last on which the first payment may be made. */
    static Value.Items firstDays(LocalDate today, LocalDate latest) {
        var last = Stream.of(latest).filter(day -> day.isAfter(today)).map(day -> new Value.Item(day.toString(), Value.of(day)));
        return new Value.Items(Stream.concat(Stream.of(new Value.Item(today.toString(), new Value.Named("today"))), last).toList());
    }

    private static Outcome refusedOrMissed(RuleAnswer by, ActionCall call) {
        return by.missing().map(missing -> Outcome.of("missed").with("why", why(by, call)).with("missing", Value.of(missing))).orElseGet(() -> refused(by, call));
    }

    static Outcome refused(RuleAnswer by, ActionCall call) {
        return by.rule().equals(Arrangements.NOT_YOURS) ? Outcome.of("not-yours")
                : Outcome.of("refused").with("why", why(by, call));
    }

    private static Value why(RuleAnswer by, ActionCall call) {
        return Value.of(ArrangementWords.in(call.language()).why(by));
    }
}
