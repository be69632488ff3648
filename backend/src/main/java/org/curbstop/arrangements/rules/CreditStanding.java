package org.curbstop.arrangements.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.arrangements.AccountFlags;
import org.curbstop.arrangements.Hold;
import org.curbstop.common.Money;
import org.curbstop.utility.ServiceType;

/** Everything that the rules need to know about an account as of one day. */
public record CreditStanding(
        LocalDate day, CustomerClass customerClass, Set<ServiceType> services, Debt debt, BillingCycle billing, PlanHistory history,
        Map<Hold.Kind, LocalDate> holds, AccountFlags flags) {

    public CreditStanding {
        services = Set.copyOf(services);
        holds = Map.copyOf(holds);
    }

    /**
     * What is owed.
     *
     * @param disputed part of the past-due amount that the customer disputes
     * @param oldestDue due date of the oldest open bill
     * @param nextDue due date of the latest bill
     * @param pending whether a payment is on its way and not counted yet
     */
    public record Debt(Money balance, Money pastDue, Money disputed, Optional<LocalDate> oldestDue, Optional<LocalDate> nextDue,
            boolean pending) {

        Money undisputedPastDue() {
            return pastDue.minus(disputed).max(pastDue.zero());
        }
    }

    /** @param everyMonths billing interval of 1, 2 or 3 months, derived from the period of the latest bill */
    public record BillingCycle(Optional<LocalDate> lastIssued, int everyMonths) {

        private static final int MONTHS_A_YEAR = 12;

        Optional<LocalDate> nextBill() {
            return lastIssued.map(issued -> issued.plusMonths(everyMonths));
        }

        int billsPerYear() {
            return MONTHS_A_YEAR / everyMonths;
        }
    }

    /** The running arrangement and the broken ones. */
    public record PlanHistory(Optional<RunningPlan> running, List<BrokenPlan> broken) {

        public PlanHistory {
            broken = List.copyOf(broken);
        }
    }

    /**
     * @param replacements how often the running arrangement was replaced
     * @param isBehind whether a payment was missed
     */
    public record RunningPlan(int replacements, boolean isBehind) {}

    /**
     * @param missing part of its missed payments that is still unpaid
     * @param counts whether the breach counts against the customer
     */
    public record BrokenPlan(LocalDate on, Money missing, boolean counts) {}
}
