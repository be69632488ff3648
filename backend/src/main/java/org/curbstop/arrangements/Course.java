package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.common.Money;

/** The course of an arrangement: one function from where it stands and what happened to where it stands then. */
final class Course {

    private Course() {}

    /** What happens to an arrangement. */
    sealed interface Step {

        /**
         * The account was looked at: after a payment, or because a day went by.
         *
         * @param paid credits since it was agreed
         * @param besideDue bills besides it that are due by today
         * @param besideLate of these, what is late by more than the days of grace
         * @param graceDays a payment may be late by
         */
        record Counted(LocalDate day, Money paid, Money besideDue, Money besideLate, int graceDays, Credits.Start start, Instant at) implements Step {}

        record CalledOff(String by, Instant at) implements Step {}

        record AgreedAnew(ArrangementId by, Instant at) implements Step {}
    }

    /** The next state; empty: nothing changes. */
    static Optional<Arrangement.State> next(Arrangement arrangement, Step step) {
        return switch (arrangement.state()) {
            case Arrangement.State.Active active -> switch (step) {
                case Step.Counted counted -> counted(arrangement, counted);
                case Step.CalledOff off -> Optional.of(new Arrangement.State.Cancelled(off.by(), off.at()));
                case Step.AgreedAnew anew -> Optional.of(new Arrangement.State.Replaced(anew.by(), anew.at()));
            };
            // What has ended stays ended: a payment that comes later pays the bill, not a plan.
            case Arrangement.State.Kept kept -> Optional.empty();
            case Arrangement.State.Broken broken -> Optional.empty();
            case Arrangement.State.Cancelled cancelled -> Optional.empty();
            case Arrangement.State.Replaced replaced -> Optional.empty();
        };
    }

    private static Optional<Arrangement.State> counted(Arrangement arrangement, Step.Counted now) {
        // Bills that fell due meanwhile come on top: else paying them would look like paying the plan.
        if (now.paid().compareTo(arrangement.schedule().total().plus(now.besideDue())) >= 0) {
            return Optional.of(new Arrangement.State.Kept(now.at()));
        }
        Money missing = late(arrangement, now.day(), now.graceDays()).plus(now.besideLate()).minus(now.paid());
        return missing.isPositive()
                ? Optional.of(new Arrangement.State.Broken(now.day(), missing, arrangement.confirmation().binding(), now.start(), now.at()))
                : Optional.empty();
    }

    /** What should have been paid by now, grace included: on the last day of grace nothing is late yet. */
    static Money late(Arrangement arrangement, LocalDate day, int graceDays) {
        return arrangement.schedule().dueBefore(day.minusDays(graceDays));
    }
}
