package org.curbstop.arrangements.rules;

import java.util.List;
import java.util.Set;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.common.Money;

/** One condition for an arrangement by rule, as a policy pack lists it. Where one does not hold, the answer is no, or a person's. */
public sealed interface PlanRule {

    String source();

    /** @param covered what would be arranged */
    PolicyRuleResult check(CreditStanding standing, Money covered);

    /** Something is to be arranged, and enough of it. */
    record OwesAtLeast(Money least, String source) implements PlanRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, Money covered) {
            return PolicyRuleResult.of("owes-at-least", covered.compareTo(least) >= 0, source, "owed", covered, "least", least);
        }
    }

    /** Beyond it a person decides. */
    record OwesAtMost(Money most, String source) implements PlanRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, Money covered) {
            return PolicyRuleResult.of("owes-at-most", covered.compareTo(most) <= 0, source, "owed", covered, "most", most);
        }
    }

    record CustomerClassIn(Set<CustomerClass> classes, String source) implements PlanRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, Money covered) {
            return PolicyRuleResult.of("customer-class", classes.contains(standing.customerClass()), source, "class",
                    standing.customerClass().name());
        }
    }

    /** No plan is running; or one that is kept may be agreed anew so many times. */
    record NoneRunning(int replacements, String source) implements PlanRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, Money covered) {
            boolean held = standing.history().running().map(plan -> !plan.isBehind() && plan.replacements() < replacements).orElse(true);
            return PolicyRuleResult.of("none-running", held, source, "replaced",
                    standing.history().running().map(CreditStanding.RunningPlan::replacements), "most", replacements);
        }
    }

    /** Not more than so many plans broken in so many months; a breach that may not be held against the customer is none. */
    record NotBroken(int most, int months, String source) implements PlanRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, Money covered) {
            long broken = standing.history().broken().stream()
                    .filter(plan -> plan.counts() && plan.on().isAfter(standing.day().minusMonths(months)))
                    .count();
            return PolicyRuleResult.of("not-broken", broken <= most, source, "broken", (int) broken, "most", most, "months", months);
        }
    }

    /** After a broken plan its missed payments come first. */
    record MissedPaymentsMade(String source) implements PlanRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, Money covered) {
            List<Money> missing = standing.history().broken().stream().filter(CreditStanding.BrokenPlan::counts)
                    .map(CreditStanding.BrokenPlan::missing).toList();
            Money most = missing.stream().max(Money::compareTo).orElse(covered.zero()); // one payment makes up for each of them
            return PolicyRuleResult.of("missed-paid", !most.isPositive(), source, "missing", most);
        }
    }

    /** Where one of these holds is active, a person decides. */
    record NoHold(Set<Hold.Kind> kinds, String source) implements PlanRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, Money covered) {
            var standingInTheWay = standing.holds().keySet().stream().filter(kinds::contains).sorted().findFirst();
            return PolicyRuleResult.of("no-hold", standingInTheWay.isEmpty(), source, "hold", standingInTheWay.map(Hold.Kind::name));
        }
    }
}
