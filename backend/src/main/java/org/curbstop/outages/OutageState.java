package org.curbstop.outages;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.store.StoredAs;

/** State of an outage. Only {@link #next} leads from one state to the next. */
public sealed interface OutageState {

    /** Reported by customers; not reviewed by the utility yet. */
    @StoredAs("suspected")
    record Suspected() implements OutageState {}

    /** Known to the utility: it has given a cause, sent a crew or estimated a time. */
    @StoredAs("confirmed")
    record Confirmed(Instant at) implements OutageState {}

    /** Reported as restored; those who reported are asked whether their service is back. */
    @StoredAs("restored")
    record Restored(Instant at) implements OutageState {}

    /**
     * Restored, and not contradicted for long enough.
     *
     * @param restored when service was restored; empty: closed before this was stored
     */
    @StoredAs("closed")
    record Closed(Instant at, Optional<Instant> restored) implements OutageState {}

    /** Merged into another outage, which now represents it. */
    @StoredAs("merged")
    record Merged(OutageId into, Instant at) implements OutageState {}

    /** Events of the outage state machine. */
    sealed interface OutageEvent {
        record ConfirmedByStaff(Instant at) implements OutageEvent {}

        record ServiceBack(Instant at) implements OutageEvent {}

        /** Staff find that it is out after all. */
        record OutAgain(Instant at) implements OutageEvent {}

        record QuietPeriodOver(Instant at) implements OutageEvent {}

        record MergedInto(OutageId other, Instant at) implements OutageEvent {}
    }

    /** Returns the next state; empty if the event does not apply, and nothing changes. */
    static Optional<OutageState> next(OutageState now, OutageEvent step) {
        return switch (now) {
            case Suspected s -> switch (step) {
                case OutageEvent.ConfirmedByStaff looked -> Optional.of(new Confirmed(looked.at()));
                case OutageEvent.ServiceBack back -> Optional.of(new Restored(back.at())); // restored before staff reviewed it
                case OutageEvent.MergedInto part -> Optional.of(new Merged(part.other(), part.at()));
                case OutageEvent.OutAgain again -> Optional.empty();
                case OutageEvent.QuietPeriodOver quiet -> Optional.empty(); // silent customers prove nothing while it is out
            };
            case Confirmed c -> switch (step) {
                case OutageEvent.ConfirmedByStaff looked -> Optional.of(c);
                case OutageEvent.ServiceBack back -> Optional.of(new Restored(back.at()));
                case OutageEvent.MergedInto part -> Optional.of(new Merged(part.other(), part.at()));
                case OutageEvent.OutAgain _, OutageEvent.QuietPeriodOver _ -> Optional.empty();
            };
            case Restored r -> switch (step) {
                case OutageEvent.OutAgain again -> Optional.of(new Confirmed(again.at()));
                case OutageEvent.QuietPeriodOver quiet -> Optional.of(new Closed(quiet.at(), Optional.of(r.at())));
                case OutageEvent.ConfirmedByStaff looked -> Optional.of(r); // the cause was found afterwards
                case OutageEvent.ServiceBack back -> Optional.empty(); // already restored: nobody is notified twice
                case OutageEvent.MergedInto part -> Optional.empty();
            };
            case Closed _, Merged _ -> Optional.empty();
        };
    }

    /** Returns when service was restored, if the outage is over. */
    default Optional<Instant> restoredAt() {
        return switch (this) {
            case Restored restored -> Optional.of(restored.at());
            case Closed closed -> closed.restored();
            case Suspected _, Confirmed _, Merged _ -> Optional.empty();
        };
    }

    default boolean isOut() {
        return this instanceof Suspected || this instanceof Confirmed;
    }
}
