package org.curbstop.arrangements;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Money;

/** Works out what can be offered: the pack's rules over an account's standing, nothing else. */
final class Offering {

    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    private final ArrangementRules rules;
    private final Planning planning;
    private final Workdays workdays;

    Offering(ArrangementRules rules, Workdays workdays) {
        this.rules = rules;
        this.workdays = workdays;
        this.planning = new Planning(rules.plan().rest(), workdays);
    }

    Money covered(Standing standing) {
        return covered(rules.plan().covers(), standing);
    }

    static Money covered(ArrangementRules.Covers covers, Standing standing) {
        return switch (covers) {
            case BALANCE -> standing.debt().balance().max(standing.debt().balance().zero());
            case PAST_DUE -> standing.debt().pastDue();
        };
    }

    /** What we would suggest. */
    Offer offer(Standing standing) {
        Eligible eligible = eligible(standing, rules.plan().rules(), rules.plan().lastDay());
        return eligible.refused.<Offer>map(by -> new Offer.Refused(by, rules.plan().refusal(), eligible.answers)).orElseGet(() -> {
            Terms terms = terms(standing, eligible.lastDay());
            return new Offer.Granted(terms, terms.proposed(), eligible.answers);
        });
    }

    /** What somebody asks for: taken as it is within the range, otherwise countered with the range. */
    Offer counter(Standing standing, Wish wish) {
        return switch (offer(standing)) {
            case Offer.Refused refused -> refused;
            case Offer.Countered countered -> countered;
            case Offer.Granted granted -> weighed(standing, planning.as(standing, wish, granted.terms()), granted.terms(), granted.why());
        };
    }

    /** The same for dates and amounts that are settled already. */
    Offer schedule(Standing standing, Schedule asked) {
        return switch (offer(standing)) {
            case Offer.Refused refused -> refused;
            case Offer.Countered countered -> countered;
            case Offer.Granted granted -> weighed(standing, asked, granted.terms(), granted.why());
        };
    }

    /** All in one payment on a later day, where the pack has that. */
    Offer extension(Standing standing, LocalDate until) {
        if (rules.extension().isEmpty()) {
            RuleAnswer by = RuleAnswer.of("extension-offered", false, rules.breach().source());
            return new Offer.Refused(by, rules.plan().refusal(), List.of(by));
        }
        Eligible eligible = eligible(standing, rules.extension().get().rules(), rules.extension().get().lastDay());
        if (eligible.refused.isPresent()) {
            return new Offer.Refused(eligible.refused.get(), rules.plan().refusal(), eligible.answers);
        }
        LocalDate last = eligible.lastDay().day();
        Money total = covered(standing);
        Terms terms = new Terms(total, total, last, 0, total, last, Schedule.of(new Installment(latest(standing.day(), last), total)));
        Schedule asked = Schedule.of(new Installment(until, total));
        var answers = new ArrayList<>(eligible.answers);
        answers.add(RuleAnswer.of("not-past", !until.isBefore(standing.day()), eligible.lastDay().source(), "day", until, "first", standing.day()));
        answers.add(RuleAnswer.of("done-in-time", !until.isAfter(last), eligible.lastDay().source(), "day", until, "last", last));
        return answered(asked, terms, answers);
    }

    /** The last workday by which it can be paid at an open office, but never before today. */
    private LocalDate latest(LocalDate today, LocalDate last) {
        LocalDate open = workdays.onOrBefore(last);
        return open.isBefore(today) ? last : open;
    }

    private Offer weighed(Standing standing, Schedule asked, Terms terms, List<RuleAnswer> eligibility) {
        ArrangementRules.Plan plan = rules.plan();
        LocalDate firstOn = asked.first().due();
        String last = LastDay.of(plan.lastDay(), standing).orElseThrow().source();
        var answers = new ArrayList<>(eligibility);
        answers.add(RuleAnswer.of("covers-total", asked.total().equals(terms.total()), plan.first().source(), "asked", asked.total(), "total", terms.total()));
        answers.add(RuleAnswer.of("first-enough", asked.first().amount().compareTo(terms.leastFirst()) >= 0, plan.first().source(),
                "first", asked.first().amount(), "least", terms.leastFirst()));
        answers.add(RuleAnswer.of("first-in-time", !firstOn.isBefore(standing.day()) && !firstOn.isAfter(terms.firstBy()), plan.first().source(),
                "day", firstOn, "last", terms.firstBy()));
        answers.add(RuleAnswer.of("not-too-many", asked.size() - 1 <= terms.mostPayments(), plan.rest().source(), "payments", asked.size() - 1, "most", terms.mostPayments()));
        answers.add(RuleAnswer.of("each-enough", asked.size() == 1 || asked.size() == 2 || asked.least().compareTo(terms.leastPayment()) >= 0, plan.rest().source(),
                "each", asked.least(), "least", terms.leastPayment()));
        answers.add(RuleAnswer.of("done-in-time", !asked.last().due().isAfter(terms.lastDay()), last, "day", asked.last().due(), "last", terms.lastDay()));
        return answered(asked, terms, answers);
    }

    private static Offer answered(Schedule asked, Terms terms, List<RuleAnswer> answers) {
        return RuleAnswer.deciding(answers)
                .<Offer>map(by -> new Offer.Countered(asked, terms, by, List.copyOf(answers)))
                .orElseGet(() -> new Offer.Granted(terms, asked, List.copyOf(answers)));
    }

    private Terms terms(Standing standing, LastDay.Found lastDay) {
        ArrangementRules.First first = rules.plan().first();
        Money total = covered(standing);
        // Rounded up: the first payment is at least the share that the rule names.
        Money least = total.times(first.percent().multiply(PERCENT), RoundingMode.UP).max(first.least()).min(total);
        LocalDate firstBy = standing.day().plusDays(first.withinDays());
        firstBy = firstBy.isAfter(lastDay.day()) ? lastDay.day() : firstBy;
        ArrangementRules.Rest rest = rules.plan().rest();
        Schedule proposed = planning.proposed(standing, total, least, lastDay.day());
        return new Terms(total, least, firstBy, rest.most(), rest.least(), lastDay.day(), proposed);
    }

    /** The answers so far, and until when. */
    private record Eligible(List<RuleAnswer> answers, Optional<RuleAnswer> refused, Optional<LastDay.Found> last) {

        LastDay.Found lastDay() {
            return last.orElseThrow();
        }
    }

    private Eligible eligible(Standing standing, List<PlanRule> list, List<LastDay> lastDays) {
        Money covered = covered(standing);
        var answers = new ArrayList<>(list.stream().map(rule -> rule.test(standing, covered)).toList());
        Optional<LastDay.Found> last = LastDay.of(lastDays, standing);
        answers.add(RuleAnswer.of("time-left", last.filter(found -> !found.day().isBefore(standing.day())).isPresent(),
                last.map(LastDay.Found::source).orElse(lastDays.getFirst().source()), "last", last.map(LastDay.Found::day)));
        return new Eligible(List.copyOf(answers), RuleAnswer.deciding(answers), last);
    }
}
