package org.curbstop.arrangements.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Date by which everything must be paid, for accounts to which {@code condition} applies. The first matching rule of a policy pack counts.
 */
public record ArrangementEndRule(AppliesTo condition, EndBound bound, String source) {

    sealed interface AppliesTo {
        record Always() implements AppliesTo {}

        /** The billing interval is within this range. */
        record BilledEvery(int minMonths, int maxMonths) implements AppliesTo {}

        /** The utility's own billing error lasted longer than this. */
        record BillingErrorOver(int months) implements AppliesTo {}
    }

    sealed interface EndBound {
        record MonthsFromNow(int months) implements EndBound {}

        /** Days after the due date of the oldest open bill. */
        record DaysAfterDue(int days) implements EndBound {}

        record DaysBeforeNextBill(int days) implements EndBound {}
    }

    /** Returns the end date with its source, or empty if no rule applies or the account has no bill to count from. */
    public static Optional<EndDate> find(List<ArrangementEndRule> list, CreditStanding standing) {
        return list.stream().filter(each -> each.appliesTo(standing)).findFirst()
                .flatMap(each -> each.day(standing).map(day -> new EndDate(day, each.source)));
    }

    public record EndDate(LocalDate day, String source) {}

    private boolean appliesTo(CreditStanding standing) {
        return switch (condition) {
            case AppliesTo.Always always -> true;
            case AppliesTo.BilledEvery billed ->
                    standing.billing().everyMonths() >= billed.minMonths() && standing.billing().everyMonths() <= billed.maxMonths();
            case AppliesTo.BillingErrorOver error -> standing.flags().billingErrorMonths(standing.day()) > error.months();
        };
    }

    private Optional<LocalDate> day(CreditStanding standing) {
        return switch (bound) {
            case EndBound.MonthsFromNow from -> Optional.of(standing.day().plusMonths(from.months()));
            case EndBound.DaysAfterDue after -> standing.debt().oldestDue().map(due -> due.plusDays(after.days()));
            case EndBound.DaysBeforeNextBill before -> standing.billing().nextBill().map(bill -> bill.minusDays(before.days()));
        };
    }
}
