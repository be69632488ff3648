package org.curbstop.arrangements.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.AccountCredits;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.common.Money;

/** The state machine of an arrangement: a function from state and event to the next state. */
public final class ArrangementStateMachine {

    private ArrangementStateMachine() {}

    /** What happens to an arrangement. */
    sealed interface ArrangementEvent {

        /**
         * The account was evaluated: after a payment, or because a day went by.
         *
         * @param paid credits since it was agreed
         * @param besideDue bills besides it that are due by today
         * @param besideLate of these, what is late by more than the days of grace
         * @param graceDays a payment may be late by
         */
        record PaymentsCounted(LocalDate day, Money paid, Money otherBillsDue, Money otherBillsLate, int graceDays,
                AccountCredits.CreditBaseline baseline, Instant at) implements ArrangementEvent {}

        record CancelledByStaff(String by, Instant at) implements ArrangementEvent {}

        record ReplacementAgreed(ArrangementId by, Instant at) implements ArrangementEvent {}
    }

    /** The next state; empty: nothing changes. */
    static Optional<Arrangement.State> next(Arrangement arrangement, ArrangementEvent step) {
        return switch (arrangement.state()) {
            case Arrangement.State.Active active -> switch (step) {
                case ArrangementEvent.PaymentsCounted counted -> afterCounting(arrangement, counted);
                case ArrangementEvent.CancelledByStaff off -> Optional.of(new Arrangement.State.Cancelled(off.by(), off.at()));
                case ArrangementEvent.ReplacementAgreed anew -> Optional.of(new Arrangement.State.Replaced(anew.by(), anew.at()));
            };
            // What has ended stays ended: a payment that comes later pays the bill, not a plan.
            case Arrangement.State.Kept kept -> Optional.empty();
            case Arrangement.State.Broken broken -> Optional.empty();
            case Arrangement.State.Cancelled cancelled -> Optional.empty();
            case Arrangement.State.Replaced replaced -> Optional.empty();
        };
    }

    private static Optional<Arrangement.State> afterCounting(Arrangement arrangement, ArrangementEvent.PaymentsCounted now) {
        // Bills that fell due meanwhile come on top: else paying them would look like paying the plan.
        if (now.paid().compareTo(arrangement.schedule().total().plus(now.otherBillsDue())) >= 0) {
            return Optional.of(new Arrangement.State.Kept(now.at()));
        }
        Money missing = overdue(arrangement, now.day(), now.graceDays()).plus(now.otherBillsLate()).minus(now.paid());
        return missing.isPositive()
                ? Optional.of(
                        new Arrangement.State.Broken(now.day(), missing, arrangement.confirmation().isBinding(), now.baseline(), now.at()))
                : Optional.empty();
    }

    /** What should have been paid by now, grace included: on the last day of grace nothing is late yet. */
    public static Money overdue(Arrangement arrangement, LocalDate day, int graceDays) {
        return arrangement.schedule().dueBefore(day.minusDays(graceDays));
    }
}
