package org.curbstop.arrangements.rules;

import java.util.List;
import java.util.Set;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.arrangements.Hold;
import org.curbstop.arrangements.PolicyRuleResult;
import org.curbstop.common.Money;

/** One condition for an arrangement, as listed in a policy pack. If it fails, the request is refused or decided by staff. */
public sealed interface PlanRule {

    String source();

    /** @param covered amount that would be arranged */
    PolicyRuleResult check(CreditStanding standing, Money covered);

    /** The amount to be arranged is at least this. */
    record OwesAtLeast(Money min, String source) implements PlanRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, Money covered) {
            return PolicyRuleResult.of("owes-at-least", covered.compareTo(min) >= 0, source, "owed", covered, "least", min);
        }
    }

    /** The amount to be arranged is at most this; above it, staff decide. */
    record OwesAtMost(Money max, String source) implements PlanRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, Money covered) {
            return PolicyRuleResult.of("owes-at-most", covered.compareTo(max) <= 0, source, "owed", covered, "most", max);
        }
    }

    record CustomerClassIn(Set<CustomerClass> classes, String source) implements PlanRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, Money covered) {
            return PolicyRuleResult.of("customer-class", classes.contains(standing.customerClass()), source, "class",
                    standing.customerClass().name());
        }
    }

    /** No arrangement is running, or the running one is on schedule and was replaced fewer than {@code replacements} times. */
    record NoneRunning(int replacements, String source) implements PlanRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, Money covered) {
            boolean held = standing.history().running().map(plan -> !plan.isBehind() && plan.replacements() < replacements).orElse(true);
            return PolicyRuleResult.of("none-running", held, source, "replaced",
                    standing.history().running().map(CreditStanding.RunningPlan::replacements), "most", replacements);
        }
    }

    /**
     * At most {@code max} arrangements were broken in the last {@code months} months; breaches that do not count against the customer are
     * ignored.
     */
    record NotBroken(int max, int months, String source) implements PlanRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, Money covered) {
            long broken = standing.history().broken().stream()
                    .filter(plan -> plan.counts() && plan.on().isAfter(standing.day().minusMonths(months)))
                    .count();
            return PolicyRuleResult.of("not-broken", broken <= max, source, "broken", (int) broken, "most", max, "months", months);
        }
    }

    /** The missed payments of a broken arrangement have been made. */
    record MissedPaymentsMade(String source) implements PlanRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, Money covered) {
            List<Money> missing = standing.history().broken().stream().filter(CreditStanding.BrokenPlan::counts)
                    .map(CreditStanding.BrokenPlan::missing).toList();
            Money most = missing.stream().max(Money::compareTo).orElse(covered.zero()); // one payment makes up for each of them
            return PolicyRuleResult.of("missed-paid", !most.isPositive(), source, "missing", most);
        }
    }

    /** None of these holds is in force; otherwise staff decide. */
    record NoConflictingHold(Set<Hold.Kind> kinds, String source) implements PlanRule {
        @Override
        public PolicyRuleResult check(CreditStanding standing, Money covered) {
            var standingInTheWay = standing.holds().keySet().stream().filter(kinds::contains).sorted().findFirst();
            return PolicyRuleResult.of("no-hold", standingInTheWay.isEmpty(), source, "hold", standingInTheWay.map(Hold.Kind::name));
        }
    }
}
