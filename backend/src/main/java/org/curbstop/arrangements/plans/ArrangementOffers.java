package org.curbstop.arrangements.plans;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.ArrangementTerms;
import org.curbstop.arrangements.Installment;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.arrangements.rules.ArrangementEndRule;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.arrangements.rules.CreditStanding;
import org.curbstop.arrangements.rules.PlanRule;
import org.curbstop.common.Money;
import org.curbstop.utility.BusinessCalendar;

/** Computes offers by applying the rules of the policy pack to the credit standing of an account. Has no side effects. */
public final class ArrangementOffers {

    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    private final ArrangementRules rules;
    private final InstallmentPlanner planner;
    private final BusinessCalendar calendar;

    public ArrangementOffers(ArrangementRules rules, BusinessCalendar calendar) {
        this.rules = rules;
        this.calendar = calendar;
        this.planner = new InstallmentPlanner(rules.plan().remaining(), calendar);
    }

    Money coveredAmount(CreditStanding standing) {
        return coveredAmount(rules.plan().covers(), standing);
    }

    public static Money coveredAmount(ArrangementRules.DebtScope covers, CreditStanding standing) {
        return switch (covers) {
            case BALANCE -> standing.debt().balance().max(standing.debt().balance().zero());
            case PAST_DUE -> standing.debt().pastDue();
        };
    }

    public ArrangementOffer propose(CreditStanding standing) {
        PlanEligibility eligible = checkEligibility(standing, rules.plan().rules(), rules.plan().endRules());
        return eligible.refused.<ArrangementOffer>map(by -> new ArrangementOffer.Refused(by, rules.plan().refusal(), eligible.results))
                .orElseGet(() -> {
            ArrangementTerms terms = terms(standing, eligible.lastDay());
            return new ArrangementOffer.Granted(terms, terms.proposed(), eligible.results);
        });
    }

    /** Evaluates a request: grants it as is within the range, otherwise counters it with the range. */
    public ArrangementOffer evaluate(CreditStanding standing, ArrangementRequest request) {
        return switch (propose(standing)) {
            case ArrangementOffer.Refused refused -> refused;
            case ArrangementOffer.Countered countered -> countered;
            case ArrangementOffer.Granted granted ->
                    checkSchedule(standing, planner.scheduleFor(standing, request, granted.terms()), granted.terms(), granted.why());
        };
    }

    /** Evaluates a schedule with fixed dates and amounts. */
    ArrangementOffer evaluateSchedule(CreditStanding standing, InstallmentSchedule requested) {
        return switch (propose(standing)) {
            case ArrangementOffer.Refused refused -> refused;
            case ArrangementOffer.Countered countered -> countered;
            case ArrangementOffer.Granted granted -> checkSchedule(standing, requested, granted.terms(), granted.why());
        };
    }

    /** Evaluates an extension: one payment of the whole amount at a later date, if the policy pack offers it. */
    public ArrangementOffer extension(CreditStanding standing, LocalDate until) {
        if (rules.extension().isEmpty()) {
            PolicyRuleResult by = PolicyRuleResult.of("extension-offered", false, rules.breach().source());
            return new ArrangementOffer.Refused(by, rules.plan().refusal(), List.of(by));
        }
        PlanEligibility eligible = checkEligibility(standing, rules.extension().get().rules(), rules.extension().get().endRules());
        if (eligible.refused.isPresent()) {
            return new ArrangementOffer.Refused(eligible.refused.get(), rules.plan().refusal(), eligible.results);
        }
        LocalDate last = eligible.lastDay().day();
        Money total = coveredAmount(standing);
        ArrangementTerms terms = new ArrangementTerms(total, total, last, 0, total, last,
                InstallmentSchedule.of(new Installment(lastOpenDay(standing.day(), last), total)));
        InstallmentSchedule requested = InstallmentSchedule.of(new Installment(until, total));
        var answers = new ArrayList<>(eligible.results);
        answers.add(PolicyRuleResult.of("not-past", !until.isBefore(standing.day()), eligible.lastDay().source(), "day", until, "first",
                standing.day()));
        answers.add(PolicyRuleResult.of("done-in-time", !until.isAfter(last), eligible.lastDay().source(), "day", until, "last", last));
        return decide(requested, terms, answers);
    }

    /** Returns the last day up to {@code last} on which the office is open, or {@code last} if that day is before today. */
    private LocalDate lastOpenDay(LocalDate today, LocalDate last) {
        LocalDate open = calendar.onOrBefore(last);
        return open.isBefore(today) ? last : open;
    }

    private ArrangementOffer checkSchedule(CreditStanding standing, InstallmentSchedule requested, ArrangementTerms terms,
            List<PolicyRuleResult> eligibility) {
        ArrangementRules.PlanTerms plan = rules.plan();
        LocalDate firstOn = requested.first().due();
        String last = ArrangementEndRule.find(plan.endRules(), standing).orElseThrow().source();
        var answers = new ArrayList<>(eligibility);
        answers.add(PolicyRuleResult.of("covers-total", requested.total().equals(terms.total()), plan.first().source(), "asked",
                requested.total(), "total", terms.total()));
        answers.add(PolicyRuleResult.of("first-enough", requested.first().amount().compareTo(terms.leastFirst()) >= 0,
                plan.first().source(), "first", requested.first().amount(), "least", terms.leastFirst()));
        answers.add(PolicyRuleResult.of("first-in-time", !firstOn.isBefore(standing.day()) && !firstOn.isAfter(terms.firstBy()),
                plan.first().source(), "day", firstOn, "last", terms.firstBy()));
        answers.add(PolicyRuleResult.of("not-too-many", requested.size() - 1 <= terms.mostPayments(), plan.remaining().source(), "payments",
                requested.size() - 1, "most", terms.mostPayments()));
        answers.add(PolicyRuleResult.of("each-enough",
                requested.size() == 1 || requested.size() == 2 || requested.smallestInstallment().compareTo(terms.leastPayment()) >= 0,
                plan.remaining().source(),
                "each", requested.smallestInstallment(), "least", terms.leastPayment()));
        answers.add(PolicyRuleResult.of("done-in-time", !requested.last().due().isAfter(terms.lastDay()), last, "day",
                requested.last().due(), "last", terms.lastDay()));
        return decide(requested, terms, answers);
    }

    private static ArrangementOffer decide(InstallmentSchedule requested, ArrangementTerms terms, List<PolicyRuleResult> answers) {
        return PolicyRuleResult.firstFailed(answers)
                .<ArrangementOffer>map(by -> new ArrangementOffer.Countered(requested, terms, by, List.copyOf(answers)))
                .orElseGet(() -> new ArrangementOffer.Granted(terms, requested, List.copyOf(answers)));
    }

    private ArrangementTerms terms(CreditStanding standing, ArrangementEndRule.EndDate lastDay) {
        ArrangementRules.FirstPaymentRule first = rules.plan().first();
        Money total = coveredAmount(standing);
        // Rounded up: the first payment is at least the percentage that the rule sets.
        Money minFirst = total.times(first.percent().multiply(PERCENT), RoundingMode.UP).max(first.min()).min(total);
        LocalDate firstBy = standing.day().plusDays(first.withinDays());
        firstBy = firstBy.isAfter(lastDay.day()) ? lastDay.day() : firstBy;
        ArrangementRules.RemainingPaymentsRule rest = rules.plan().remaining();
        InstallmentSchedule proposed = planner.propose(standing, total, minFirst, lastDay.day());
        return new ArrangementTerms(total, minFirst, firstBy, rest.maxCount(), rest.min(), lastDay.day(), proposed);
    }

    /** Results so far, and the end date. */
    private record PlanEligibility(List<PolicyRuleResult> results, Optional<PolicyRuleResult> refused,
            Optional<ArrangementEndRule.EndDate> last) {

        ArrangementEndRule.EndDate lastDay() {
            return last.orElseThrow();
        }
    }

    private PlanEligibility checkEligibility(CreditStanding standing, List<PlanRule> list, List<ArrangementEndRule> lastDays) {
        Money covered = coveredAmount(standing);
        var answers = new ArrayList<>(list.stream().map(rule -> rule.check(standing, covered)).toList());
        Optional<ArrangementEndRule.EndDate> last = ArrangementEndRule.find(lastDays, standing);
        answers.add(PolicyRuleResult.of("time-left", last.filter(found -> !found.day().isBefore(standing.day())).isPresent(),
                last.map(ArrangementEndRule.EndDate::source).orElse(lastDays.getFirst().source()), "last",
                last.map(ArrangementEndRule.EndDate::day)));
        return new PlanEligibility(List.copyOf(answers), PolicyRuleResult.firstFailed(answers), last);
    }
}
