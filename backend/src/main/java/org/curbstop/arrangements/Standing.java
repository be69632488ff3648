package org.curbstop.arrangements;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.common.Money;
import org.curbstop.utility.UtilityService;

/** All that the rules ask of an account, as it stands on one day. */
record Standing(
        LocalDate day, CustomerClass customerClass, Set<UtilityService> services, Debt debt, Billing billing, Past past,
        Map<Hold.Kind, LocalDate> holds, Particulars particulars) {

    Standing {
        services = Set.copyOf(services);
        holds = Map.copyOf(holds);
    }

    /**
     * What is owed.
     *
     * @param disputed the part of what is past due that the customer disputes
     * @param oldestDue the due date of the oldest bill that is open
     * @param nextDue the due date of the latest bill
     * @param pending a payment is on its way and not counted yet
     */
    record Debt(Money balance, Money pastDue, Money disputed, Optional<LocalDate> oldestDue, Optional<LocalDate> nextDue, boolean pending) {

        Money undisputedPastDue() {
            return pastDue.minus(disputed).max(pastDue.zero());
        }
    }

    /** @param everyMonths 1, 2 or 3, as the latest bill's days tell */
    record Billing(Optional<LocalDate> lastIssued, int everyMonths) {

        private static final int MONTHS_A_YEAR = 12;

        Optional<LocalDate> nextBill() {
            return lastIssued.map(issued -> issued.plusMonths(everyMonths));
        }

        int aYear() {
            return MONTHS_A_YEAR / everyMonths;
        }
    }

    /** The plan that runs, and those that were broken. */
    record Past(Optional<Running> running, List<BrokenPlan> broken) {

        static final Past NONE = new Past(Optional.empty(), List.of());

        Past {
            broken = List.copyOf(broken);
        }
    }

    /** @param replacements how often the plan that runs was agreed anew @param behind whether a payment of it is missed */
    record Running(int replacements, boolean behind) {}

    /**
     * @param missing what of its missed payments has not been made since
     * @param counts whether the breach may be held against the customer
     */
    record BrokenPlan(LocalDate on, Money missing, boolean counts) {}
}
