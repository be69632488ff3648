package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Installment;

/** State machine of a disconnection notice: a function from state and event to the next state. */
public final class DisconnectionNoticeStateMachine {

    private DisconnectionNoticeStateMachine() {}

    public sealed interface NoticeEvent {
        /** The amount was paid or arranged, or staff withdrew the notice. */
        record Cancel(DisconnectionNotice.CancellationReason why, Instant at) implements NoticeEvent {}

        /** A person approves the disconnection. This is the only step toward it, and only a person can take it. */
        record Sign(String by, String order, LocalDate day, Instant at, String why) implements NoticeEvent {}

        /** A hold was placed after the decision. */
        record Suspend() implements NoticeEvent {}

        record CompleteWork(LocalDate day, Instant at) implements NoticeEvent {}

        record Reconnect(Optional<Installment> promise, String by, Instant at) implements NoticeEvent {}

        record Expire(Instant at) implements NoticeEvent {}
    }

    /** Returns the next state, or empty if nothing changes. */
    public static Optional<DisconnectionNotice.State> next(DisconnectionNotice.State state, NoticeEvent step) {
        return switch (state) {
            case DisconnectionNotice.State.Issued out -> switch (step) {
                case NoticeEvent.Cancel cancel -> Optional.of(new DisconnectionNotice.State.Cancelled(cancel.why(), cancel.at()));
                case NoticeEvent.Sign sign -> Optional
                        .of(new DisconnectionNotice.State.Signed(sign.by(), sign.order(), sign.day(), sign.at(), Optional.of(sign.why())));
                case NoticeEvent.Expire by -> Optional.of(new DisconnectionNotice.State.Expired(by.at()));
                case NoticeEvent.Suspend stay -> Optional.empty();
                case NoticeEvent.CompleteWork done -> Optional.empty(); // nobody signed
                case NoticeEvent.Reconnect back -> Optional.empty();
            };
            case DisconnectionNotice.State.Signed signed -> switch (step) {
                // paid at the last minute
                case NoticeEvent.Cancel lift -> Optional.of(new DisconnectionNotice.State.Cancelled(lift.why(), lift.at()));
                case NoticeEvent.Suspend stay -> Optional.of(new DisconnectionNotice.State.Issued());
                case NoticeEvent.CompleteWork done ->
                        Optional.of(new DisconnectionNotice.State.Disconnected(signed.by(), signed.order(), done.day(), done.at()));
                case NoticeEvent.Expire by -> Optional.of(new DisconnectionNotice.State.Expired(by.at()));
                case NoticeEvent.Sign sign -> Optional.empty(); // signing once is enough
                case NoticeEvent.Reconnect back -> Optional.empty();
            };
            case DisconnectionNotice.State.Disconnected done -> switch (step) {
                case NoticeEvent.Reconnect back ->
                        Optional.of(new DisconnectionNotice.State.Reconnected(done.day(), back.promise(), back.by(), back.at()));
                case NoticeEvent.Cancel lift -> Optional.empty(); // too late to prevent it: service has to be reconnected
                case NoticeEvent.Sign _, NoticeEvent.Suspend _, NoticeEvent.CompleteWork _, NoticeEvent.Expire _ -> Optional.empty();
            };
            case DisconnectionNotice.State.Cancelled _, DisconnectionNotice.State.Reconnected _,
                    DisconnectionNotice.State.Expired _ -> Optional.empty();
        };
    }
}
