package org.curbstop.outages;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.store.StoredAs;

/** Where an outage stands. What leads from one to the next is {@link #next}, and nothing else. */
public sealed interface State {

    /** Reported by customers; nobody of the utility has looked yet. */
    @StoredAs("suspected")
    record Suspected() implements State {}

    /** The utility knows of it: it has said a cause, sent a crew or given a time. */
    @StoredAs("confirmed")
    record Confirmed(Instant at) implements State {}

    /** It is said to be back; those who reported are asked whether they are. */
    @StoredAs("restored")
    record Restored(Instant at) implements State {}

    /** Back, and nobody has said otherwise for long enough. */
    @StoredAs("closed")
    record Closed(Instant at) implements State {}

    /** It turned out to be part of another outage, which now stands for it. */
    @StoredAs("merged")
    record Merged(OutageId into, Instant at) implements State {}

    /** What happens to an outage. */
    sealed interface Step {
        record LookedAt(Instant at) implements Step {}

        record PowerBack(Instant at) implements Step {}

        /** Staff see that it is out after all. */
        record OutAgain(Instant at) implements Step {}

        record QuietLongEnough(Instant at) implements Step {}

        record PartOf(OutageId other, Instant at) implements Step {}
    }

    /** Empty: that step leads nowhere from here, and nothing changes. */
    static Optional<State> next(State now, Step step) {
        return switch (now) {
            case Suspected s -> switch (step) {
                case Step.LookedAt looked -> Optional.of(new Confirmed(looked.at()));
                case Step.PowerBack back -> Optional.of(new Restored(back.at())); // back before anybody looked
                case Step.PartOf part -> Optional.of(new Merged(part.other(), part.at()));
                case Step.OutAgain again -> Optional.empty();
                case Step.QuietLongEnough quiet -> Optional.empty(); // silence of customers proves nothing while it is out
            };
            case Confirmed c -> switch (step) {
                case Step.LookedAt looked -> Optional.of(c);
                case Step.PowerBack back -> Optional.of(new Restored(back.at()));
                case Step.PartOf part -> Optional.of(new Merged(part.other(), part.at()));
                case Step.OutAgain again -> Optional.empty();
                case Step.QuietLongEnough quiet -> Optional.empty();
            };
            case Restored r -> switch (step) {
                case Step.OutAgain again -> Optional.of(new Confirmed(again.at()));
                case Step.QuietLongEnough quiet -> Optional.of(new Closed(quiet.at()));
                case Step.LookedAt looked -> Optional.of(r); // a cause found afterwards
                case Step.PowerBack back -> Optional.empty(); // said already: nobody is told twice
                case Step.PartOf part -> Optional.empty();
            };
            case Closed c -> Optional.empty();
            case Merged m -> Optional.empty();
        };
    }

    default boolean isOut() {
        return this instanceof Suspected || this instanceof Confirmed;
    }
}
