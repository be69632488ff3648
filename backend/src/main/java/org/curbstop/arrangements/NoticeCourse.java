package org.curbstop.arrangements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The course of a notice of disconnection: one function from where it stands and what happened to where it stands then. */
final class NoticeCourse {

    private NoticeCourse() {}

    /** What happens to a notice. */
    sealed interface Step {
        /** Nothing is left to stop it, or it was arranged, or staff took it back. */
        record Lift(DisconnectionNotice.Why why, Instant at) implements Step {}

        /** A person decides. The only step towards a disconnection, and none but a person takes it. */
        record Sign(String by, String order, LocalDate day, Instant at, String why) implements Step {}

        /** A hold came after the decision. */
        record Stay() implements Step {}

        record WorkDone(LocalDate day, Instant at) implements Step {}

        record GiveBack(Optional<Installment> promise, String by, Instant at) implements Step {}

        record DayWentBy(Instant at) implements Step {}
    }

    /** The next state; empty: nothing changes. */
    static Optional<DisconnectionNotice.State> next(DisconnectionNotice.State state, Step step) {
        return switch (state) {
            case DisconnectionNotice.State.Out out -> switch (step) {
                case Step.Lift lift -> Optional.of(new DisconnectionNotice.State.Lifted(lift.why(), lift.at()));
                case Step.Sign sign -> Optional.of(new DisconnectionNotice.State.Signed(sign.by(), sign.order(), sign.day(), sign.at(), Optional.of(sign.why())));
                case Step.DayWentBy by -> Optional.of(new DisconnectionNotice.State.Expired(by.at()));
                case Step.Stay stay -> Optional.empty();
                case Step.WorkDone done -> Optional.empty(); // nobody signed
                case Step.GiveBack back -> Optional.empty();
            };
            case DisconnectionNotice.State.Signed signed -> switch (step) {
                case Step.Lift lift -> Optional.of(new DisconnectionNotice.State.Lifted(lift.why(), lift.at())); // paid at the last minute
                case Step.Stay stay -> Optional.of(new DisconnectionNotice.State.Out());
                case Step.WorkDone done -> Optional.of(new DisconnectionNotice.State.Done(signed.by(), signed.order(), done.day(), done.at()));
                case Step.DayWentBy by -> Optional.of(new DisconnectionNotice.State.Expired(by.at()));
                case Step.Sign sign -> Optional.empty(); // once is enough
                case Step.GiveBack back -> Optional.empty();
            };
            case DisconnectionNotice.State.Done done -> switch (step) {
                case Step.GiveBack back -> Optional.of(new DisconnectionNotice.State.Restored(done.day(), back.promise(), back.by(), back.at()));
                case Step.Lift lift -> Optional.empty(); // it is too late to stop it: it is to be given back
                case Step.Sign sign -> Optional.empty();
                case Step.Stay stay -> Optional.empty();
                case Step.WorkDone again -> Optional.empty();
                case Step.DayWentBy by -> Optional.empty();
            };
            case DisconnectionNotice.State.Lifted lifted -> Optional.empty();
            case DisconnectionNotice.State.Restored restored -> Optional.empty();
            case DisconnectionNotice.State.Expired expired -> Optional.empty();
        };
    }
}
