package org.curbstop.arrangements.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.AccountCredits;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.common.Money;

/** State machine of an arrangement: a function from state and event to the next state. */
public final class ArrangementStateMachine {

    private ArrangementStateMachine() {}

    sealed interface ArrangementEvent {

        /**
         * Payments were counted: after a payment, or because a day has passed.
         *
         * @param paid credits since the agreement
         * @param otherBillsDue other bills that are due by today
         * @param otherBillsLate part of those that is late by more than the grace period
         * @param graceDays grace period of a payment, in days
         */
        record PaymentsCounted(LocalDate day, Money paid, Money otherBillsDue, Money otherBillsLate, int graceDays,
                AccountCredits.CreditBaseline baseline, Instant at) implements ArrangementEvent {}

        record ReplacementAgreed(ArrangementId by, Instant at) implements ArrangementEvent {}
    }

    /** Returns the next state, or empty if nothing changes. */
    static Optional<Arrangement.State> next(Arrangement arrangement, ArrangementEvent step) {
        return switch (arrangement.state()) {
            case Arrangement.State.Active active -> switch (step) {
                case ArrangementEvent.PaymentsCounted counted -> afterCounting(arrangement, counted);
                case ArrangementEvent.ReplacementAgreed anew -> Optional.of(new Arrangement.State.Replaced(anew.by(), anew.at()));
            };
            // Final states do not change: a later payment pays the bill, not an arrangement.
            case Arrangement.State.Kept _, Arrangement.State.Broken _, Arrangement.State.Cancelled _,
                    Arrangement.State.Replaced _ -> Optional.empty();
        };
    }

    private static Optional<Arrangement.State> afterCounting(Arrangement arrangement, ArrangementEvent.PaymentsCounted now) {
        // Other bills that fell due meanwhile are added, because paying them must not count as paying the arrangement.
        if (now.paid().compareTo(arrangement.schedule().total().plus(now.otherBillsDue())) >= 0) {
            return Optional.of(new Arrangement.State.Kept(now.at()));
        }
        Money missing = overdue(arrangement, now.day(), now.graceDays()).plus(now.otherBillsLate()).minus(now.paid());
        return missing.isPositive()
                ? Optional.of(
                        new Arrangement.State.Broken(now.day(), missing, arrangement.confirmation().isBinding(), now.baseline(), now.at()))
                : Optional.empty();
    }

    /** Returns the amount of the installments whose grace period has passed; nothing is late on the last day of grace. */
    public static Money overdue(Arrangement arrangement, LocalDate day, int graceDays) {
        return arrangement.schedule().dueBefore(day.minusDays(graceDays));
    }
}
