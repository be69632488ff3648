package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Installment;

/** The state machine of a notice of disconnection: a function from state and event to the next state. */
public final class DisconnectionNoticeStateMachine {

    private DisconnectionNoticeStateMachine() {}

    /** What happens to a notice. */
    public sealed interface NoticeEvent {
        /** Nothing is left to stop it, or it was arranged, or staff took it back. */
        record Cancel(DisconnectionNotice.CancellationReason why, Instant at) implements NoticeEvent {}

        /** A person decides. The only step towards a disconnection, and none but a person takes it. */
        record Sign(String by, String order, LocalDate day, Instant at, String why) implements NoticeEvent {}

        /** A hold came after the decision. */
        record Suspend() implements NoticeEvent {}

        record CompleteWork(LocalDate day, Instant at) implements NoticeEvent {}

        record Reconnect(Optional<Installment> promise, String by, Instant at) implements NoticeEvent {}

        record Expire(Instant at) implements NoticeEvent {}
    }

    /** The next state; empty: nothing changes. */
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
                case NoticeEvent.Cancel lift -> Optional.of(new DisconnectionNotice.State.Cancelled(lift.why(), lift.at())); // paid at the
                                                                                                                             // last minute
                case NoticeEvent.Suspend stay -> Optional.of(new DisconnectionNotice.State.Issued());
                case NoticeEvent.CompleteWork done ->
                        Optional.of(new DisconnectionNotice.State.Disconnected(signed.by(), signed.order(), done.day(), done.at()));
                case NoticeEvent.Expire by -> Optional.of(new DisconnectionNotice.State.Expired(by.at()));
                case NoticeEvent.Sign sign -> Optional.empty(); // once is enough
                case NoticeEvent.Reconnect back -> Optional.empty();
            };
            case DisconnectionNotice.State.Disconnected done -> switch (step) {
                case NoticeEvent.Reconnect back ->
                        Optional.of(new DisconnectionNotice.State.Reconnected(done.day(), back.promise(), back.by(), back.at()));
                case NoticeEvent.Cancel lift -> Optional.empty(); // too late to stop it: service has to be reconnected
                case NoticeEvent.Sign sign -> Optional.empty();
                case NoticeEvent.Suspend stay -> Optional.empty();
                case NoticeEvent.CompleteWork again -> Optional.empty();
                case NoticeEvent.Expire by -> Optional.empty();
            };
            case DisconnectionNotice.State.Cancelled cancelled -> Optional.empty();
            case DisconnectionNotice.State.Reconnected restored -> Optional.empty();
            case DisconnectionNotice.State.Expired expired -> Optional.empty();
        };
    }
}
