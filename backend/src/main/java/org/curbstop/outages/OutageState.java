package org.curbstop.outages;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.store.StoredAs;

/** The state of a outage. Only {@link #next} leads from one state to the next. */
public sealed interface OutageState {

    /** Reported by customers; nobody of the utility has looked yet. */
    @StoredAs("suspected")
    record Suspected() implements OutageState {}

    /** The utility knows of it: it has said a cause, sent a crew or given a time. */
    @StoredAs("confirmed")
    record Confirmed(Instant at) implements OutageState {}

    /** It is said to be back; those who reported are asked whether they are. */
    @StoredAs("restored")
    record Restored(Instant at) implements OutageState {}

    /**
     * Back, and nobody has said otherwise for long enough.
     *
     * @param restored when it was back; empty: closed before that was kept
     */
    @StoredAs("closed")
    record Closed(Instant at, Optional<Instant> restored) implements OutageState {}

    /** It turned out to be part of another outage, which now represents it. */
    @StoredAs("merged")
    record Merged(OutageId into, Instant at) implements OutageState {}

    /** What happens to an outage. */
    sealed interface OutageEvent {
        record ConfirmedByStaff(Instant at) implements OutageEvent {}

        record ServiceBack(Instant at) implements OutageEvent {}

        /** Staff see that it is out after all. */
        record OutAgain(Instant at) implements OutageEvent {}

        record QuietPeriodOver(Instant at) implements OutageEvent {}

        record MergedInto(OutageId other, Instant at) implements OutageEvent {}
    }

    /** Empty: that step leads nowhere from here, and nothing changes. */
    static Optional<OutageState> next(OutageState now, OutageEvent step) {
        return switch (now) {
            case Suspected s -> switch (step) {
                case OutageEvent.ConfirmedByStaff looked -> Optional.of(new Confirmed(looked.at()));
                case OutageEvent.ServiceBack back -> Optional.of(new Restored(back.at())); // back before anybody looked
                case OutageEvent.MergedInto part -> Optional.of(new Merged(part.other(), part.at()));
                case OutageEvent.OutAgain again -> Optional.empty();
                case OutageEvent.QuietPeriodOver quiet -> Optional.empty(); // silence of customers proves nothing while it is out
            };
            case Confirmed c -> switch (step) {
                case OutageEvent.ConfirmedByStaff looked -> Optional.of(c);
                case OutageEvent.ServiceBack back -> Optional.of(new Restored(back.at()));
                case OutageEvent.MergedInto part -> Optional.of(new Merged(part.other(), part.at()));
                case OutageEvent.OutAgain again -> Optional.empty();
                case OutageEvent.QuietPeriodOver quiet -> Optional.empty();
            };
            case Restored r -> switch (step) {
                case OutageEvent.OutAgain again -> Optional.of(new Confirmed(again.at()));
                case OutageEvent.QuietPeriodOver quiet -> Optional.of(new Closed(quiet.at(), Optional.of(r.at())));
                case OutageEvent.ConfirmedByStaff looked -> Optional.of(r); // a cause found afterwards
                case OutageEvent.ServiceBack back -> Optional.empty(); // said already: nobody is notified twice
                case OutageEvent.MergedInto part -> Optional.empty();
            };
            case Closed c -> Optional.empty();
            case Merged m -> Optional.empty();
        };
    }

    /** When service was back, of what is over. */
    default Optional<Instant> restoredAt() {
        return switch (this) {
            case Restored restored -> Optional.of(restored.at());
            case Closed closed -> closed.restored();
            case Suspected s -> Optional.empty();
            case Confirmed c -> Optional.empty();
            case Merged m -> Optional.empty();
        };
    }

    default boolean isOut() {
        return this instanceof Suspected || this instanceof Confirmed;
    }
}
