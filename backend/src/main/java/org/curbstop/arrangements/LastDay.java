package org.curbstop.arrangements;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Until when all has to be paid, for accounts of which {@code when} holds; of a pack's list the first that holds counts. */
record LastDay(When when, Bound bound, String source) {

    sealed interface When {
        record Always() implements When {}

        /** Billed at least so seldom. */
        record BilledEvery(int leastMonths, int mostMonths) implements When {}

        /** The utility itself billed wrongly for longer than this. */
        record BillingErrorOver(int months) implements When {}
    }

    sealed interface Bound {
        record MonthsFromNow(int months) implements Bound {}

        /** After the due date of the oldest open bill. */
        record DaysAfterDue(int days) implements Bound {}

        record DaysBeforeNextBill(int days) implements Bound {}
    }

    /** The day, with the rule that says so; empty where no entry of the list fits or the account has no bill to count from. */
    static Optional<Found> of(List<LastDay> list, Standing standing) {
        return list.stream().filter(each -> each.fits(standing)).findFirst()
                .flatMap(each -> each.day(standing).map(day -> new Found(day, each.source)));
    }

    record Found(LocalDate day, String source) {}

    private boolean fits(Standing standing) {
        return switch (when) {
            case When.Always always -> true;
            case When.BilledEvery billed ->
                    standing.billing().everyMonths() >= billed.leastMonths() && standing.billing().everyMonths() <= billed.mostMonths();
            case When.BillingErrorOver error -> standing.particulars().billingErrorMonths(standing.day()) > error.months();
        };
    }

    private Optional<LocalDate> day(Standing standing) {
        return switch (bound) {
            case Bound.MonthsFromNow from -> Optional.of(standing.day().plusMonths(from.months()));
            case Bound.DaysAfterDue after -> standing.debt().oldestDue().map(due -> due.plusDays(after.days()));
            case Bound.DaysBeforeNextBill before -> standing.billing().nextBill().map(bill -> bill.minusDays(before.days()));
        };
    }
}
