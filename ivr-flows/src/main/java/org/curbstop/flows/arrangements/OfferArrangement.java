package org.curbstop.flows.arrangements;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.ArrangementMessages;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.billing.Bills;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.AccountAction;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Offers the payment arrangement that the rules permit, or names the rule that refused it. */
@Component
public final class OfferArrangement extends AccountAction {

    public static final ActionSpec SPEC = ActionSpec.reading("offer-arrangement").needing(ProofLevel.BY_PIN).taking("account")
            .ending("offered", "street", "leastFirst", "latestFirst", "firstDays", "lastDay", "total", "payments", "first", "firstDue",
                    "more", "each", "last", "lastDue")
            .ending("nothing-owed", "street").ending("unknown", "street")
            .ending("missed", "why", "missing")
            .ending("refused", "why")
            .ending("not-yours");

    private final Arrangements arrangements;
    private final Bills bills;
    private final Utility utility;

    OfferArrangement(Accounts accounts, Arrangements arrangements, Bills bills, Utility utility) {
        super(SPEC, accounts);
        this.arrangements = arrangements;
        this.bills = bills;
        this.utility = utility;
    }

    @Override
    protected ActionOutcome run(ActionCall call, Account account) {
        var street = SlotValue.of(account.premise().address().street());
        var owed = bills.owed(account.id());
        if (owed.isEmpty()) {
            return ActionOutcome.of("unknown").with("street", street);
        }
        if (!owed.get().total().isPositive()) {
            return ActionOutcome.of("nothing-owed").with("street", street);
        }
        return switch (arrangements.offer(account.id(), CallerIdentity.actor(call))) {
            case ArrangementOffer.Granted granted -> InstallmentSummary.of(granted.schedule())
                    .addTo(ActionOutcome.of("offered"), granted.terms().total()).with("street", street)
                    .with("leastFirst", SlotValue.of(granted.terms().leastFirst()))
                    .with("latestFirst", SlotValue.of(granted.terms().firstBy()))
                    .with("lastDay", SlotValue.of(granted.terms().lastDay()))
                    .with("firstDays", firstDays(LocalDate.ofInstant(call.now(), utility.zone()), granted.terms().firstBy()));
            case ArrangementOffer.Countered countered -> refusedOrMissed(countered.by(), call);
            case ArrangementOffer.Refused refused -> refusedOrMissed(refused.by(), call);
        };
    }

    /** Returns the dates to choose from for the first payment: today, and the latest permitted date. */
    static SlotValue.Options firstDays(LocalDate today, LocalDate latest) {
        var last = Stream.of(latest).filter(day -> day.isAfter(today)).map(day -> new SlotValue.Option(day.toString(), SlotValue.of(day)));
        return new SlotValue.Options(
                Stream.concat(Stream.of(new SlotValue.Option(today.toString(), new SlotValue.LocalizedName("today"))), last).toList());
    }

    private static ActionOutcome refusedOrMissed(PolicyRuleResult rule, ActionCall call) {
        return rule.missingAmount()
                .map(missing -> ActionOutcome.of("missed").with("why", why(rule, call)).with("missing", SlotValue.of(missing)))
                .orElseGet(() -> refused(rule, call));
    }

    static ActionOutcome refused(PolicyRuleResult rule, ActionCall call) {
        return rule.rule().equals(Arrangements.ACCOUNT_KNOWN_RULE) ? ActionOutcome.of("not-yours")
                : ActionOutcome.of("refused").with("why", why(rule, call));
    }

    private static SlotValue why(PolicyRuleResult rule, ActionCall call) {
        return SlotValue.of(ArrangementMessages.in(call.language()).reason(rule));
    }
}
