package org.curbstop.flows.arrangements;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementExceptionRequest;
import org.curbstop.arrangements.ArrangementMessages;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.arrangements.plans.ArrangementExceptions;
import org.curbstop.arrangements.plans.ArrangementOffer;
import org.curbstop.arrangements.plans.ArrangementRequest;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.billing.Bills;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.flows.FlowActionAdapter;
import org.curbstop.utility.Utility;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions that offer a payment arrangement, evaluate a counteroffer, agree to one, and request an exception from staff. */
@Configuration(proxyBeanMethods = false)
class ArrangementActions {

    private final Accounts accounts;
    private final Arrangements arrangements;

    ArrangementActions(Accounts accounts, Arrangements arrangements) {
        this.accounts = accounts;
        this.arrangements = arrangements;
    }

    /** Action that finds the active payment arrangement of an account, or a request that waits for staff. */
    @Bean
    FlowAction findArrangement(ArrangementExceptions exceptions) {
        return FlowActionAdapter.onAccount(ArrangementActionSpecs.FIND_ARRANGEMENT, accounts, (call, account) -> {
            var actor = CallerIdentity.actor(call);
            var street = street(account);
            var waiting = exceptions.list(account.id(), actor).stream()
                    .filter(request -> request.state() instanceof ArrangementExceptionRequest.State.Waiting).findFirst();
            return arrangements.findRunning(account.id(), actor)
                    .flatMap(running -> running.nextInstallment()
                            .map(next -> ActionOutcome.of("running").with("street", street).with("next", SlotValue.of(next.amount()))
                                    .with("nextDue", SlotValue.of(next.due())).with("paid", SlotValue.of(paymentsMade(running)))
                                    .with("payments", SlotValue.of(running.schedule().size()))))
                    .or(() -> waiting.map(request -> ActionOutcome.of("waiting").with("street", street)
                            .with("answerBy", SlotValue.of(request.answerBy()))))
                    .orElse(ActionOutcome.of("none"));
        });
    }

    private static SlotValue street(Account account) {
        return SlotValue.of(account.premise().address().street());
    }

    /** Returns the number of installments paid in full. */
    private static long paymentsMade(Arrangement running) {
        return running.nextInstallment()
                .map(next -> running.schedule().installments().stream().filter(each -> each.due().isBefore(next.due())).count()).orElse(0L);
    }

    /** Action that offers the payment arrangement that the rules permit, or names the rule that refused it. */
    @Bean
    FlowAction offerArrangement(Bills bills, Utility utility) {
        return FlowActionAdapter.onAccount(ArrangementActionSpecs.OFFER_ARRANGEMENT, accounts, (call, account) -> {
            var owed = bills.owed(account.id());
            if (owed.isEmpty()) {
                return ActionOutcome.of("unknown").with("street", street(account));
            }
            if (!owed.get().total().isPositive()) {
                return ActionOutcome.of("nothing-owed").with("street", street(account));
            }
            return switch (arrangements.offer(account.id(), CallerIdentity.actor(call))) {
                case ArrangementOffer.Granted granted -> InstallmentSummary.of(granted.schedule())
                        .addTo(ActionOutcome.of("offered"), granted.terms().total()).with("street", street(account))
                        .with("leastFirst", SlotValue.of(granted.terms().leastFirst()))
                        .with("latestFirst", SlotValue.of(granted.terms().firstBy()))
                        .with("lastDay", SlotValue.of(granted.terms().lastDay()))
                        .with("firstDays", firstDays(LocalDate.ofInstant(call.now(), utility.zone()), granted.terms().firstBy()));
                case ArrangementOffer.Countered countered -> refusedOrMissed(countered.by(), call);
                case ArrangementOffer.Refused refused -> refusedOrMissed(refused.by(), call);
            };
        });
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

    private static ActionOutcome refused(PolicyRuleResult rule, ActionCall call) {
        return rule.rule().equals(Arrangements.ACCOUNT_KNOWN_RULE) ? ActionOutcome.of("not-yours")
                : ActionOutcome.of("refused").with("why", why(rule, call));
    }

    private static SlotValue why(PolicyRuleResult rule, ActionCall call) {
        return SlotValue.of(ArrangementMessages.in(call.language()).reason(rule));
    }

    /** Action that evaluates a counteroffer: within the rules, or outside them and by which rule. */
    @Bean
    FlowAction evaluateCounteroffer() {
        return FlowActionAdapter.onAccount(ArrangementActionSpecs.EVALUATE_COUNTEROFFER, accounts,
                (call, account) -> switch (arrangements.counteroffer(account.id(), counteroffer(call), CallerIdentity.actor(call))) {
                    case ArrangementOffer.Granted granted ->
                            InstallmentSummary.of(granted.schedule()).addTo(ActionOutcome.of("within"), granted.terms().total());
                    case ArrangementOffer.Countered countered -> ActionOutcome.of("outside").with("why", why(countered.by(), call))
                            .with("leastFirst", SlotValue.of(countered.terms().leastFirst()))
                            .with("lastDay", SlotValue.of(countered.terms().lastDay()));
                    case ArrangementOffer.Refused refused -> refused(refused.by(), call);
                });
    }

    private static ArrangementRequest counteroffer(ActionCall call) {
        return new ArrangementRequest(Optional.of(call.money("firstPayment")), call.date("firstDay"),
                new ArrangementRequest.RemainderPlan.OfEach(call.money("perMonth")));
    }

    /** Action that agrees to the arrangement that was read back, or to none if the balance has changed since. */
    @Bean
    FlowAction agreeToArrangement() {
        return FlowActionAdapter.onAccount(ArrangementActionSpecs.AGREE_TO_ARRANGEMENT, accounts,
                (call, account) -> alreadyAgreed(account, call).map(ArrangementActions::agreedOutcome)
                        .orElseGet(() -> confirmedSchedule(account, call).map(schedule -> agree(account, schedule, call))
                                .orElse(ActionOutcome.of("changed"))));
    }

    /** Returns the arrangement that an earlier delivery of this call agreed to. */
    private Optional<Arrangement> alreadyAgreed(Account account, ActionCall call) {
        return arrangements.findRunning(account.id(), CallerIdentity.actor(call)).filter(running -> running.key().equals(call.key()));
    }

    /** Returns the confirmed schedule if it is still available, as the offer or as the customer's counteroffer. */
    private Optional<InstallmentSchedule> confirmedSchedule(Account account, ActionCall call) {
        var confirmed = InstallmentSummary.fromConfirmed(call);
        var actor = CallerIdentity.actor(call);
        return Stream.<Supplier<ArrangementOffer>>of(
                () -> arrangements.offer(account.id(), actor), () -> arrangements.counteroffer(account.id(), confirmed.toCounteroffer(),
                actor))
                .map(Supplier::get)
                .flatMap(offer -> offer instanceof ArrangementOffer.Granted granted ? Stream.of(granted.schedule()) : Stream.of())
                .filter(schedule -> InstallmentSummary.of(schedule).equals(confirmed)).findFirst();
    }

    private ActionOutcome agree(Account account, InstallmentSchedule schedule, ActionCall call) {
        return switch (arrangements.agree(call.key(), account.id(), schedule, call.language(), CallerIdentity.actor(call))) {
            case Arrangements.AgreementResult.Agreed agreed -> agreedOutcome(agreed.arrangement());
            case Arrangements.AgreementResult.NotAgreed _ -> ActionOutcome.of("changed");
        };
    }

    private static ActionOutcome agreedOutcome(Arrangement made) {
        Optional<LocalDate> letter = made.confirmation().dueBy();
        return ActionOutcome.of("agreed").with("reference", SlotValue.digits(made.reference()))
                .with("written", SlotValue.of(letter.isPresent())).with("letterBy", SlotValue.of(letter.orElse(made.agreed().day())))
                .with("firstNow", SlotValue.of(made.schedule().first().due().equals(made.agreed().day())));
    }

    /** Action that requests an arrangement outside the rules from staff, with both positions. */
    @Bean
    FlowAction requestArrangementException(ArrangementExceptions exceptions) {
        return FlowActionAdapter.onAccount(ArrangementActionSpecs.REQUEST_EXCEPTION, accounts, (call, account) -> {
            var actor = CallerIdentity.actor(call);
            return switch (arrangements.counteroffer(account.id(), counteroffer(call), actor)) {
                case ArrangementOffer.Countered countered ->
                        exceptions.request(call.key(), account.id(), countered, "", call.language(), actor)
                                .map(request -> ActionOutcome.of("sent").with("answerBy", SlotValue.of(request.answerBy())))
                                .orElse(ActionOutcome.of("not-yours"));
                // Meanwhile it is within the rules, or nothing can be offered: return to the offer.
                case ArrangementOffer.Granted _, ArrangementOffer.Refused _ -> ActionOutcome.of("changed");
            };
        });
    }
}
