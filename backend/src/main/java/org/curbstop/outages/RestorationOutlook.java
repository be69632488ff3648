package org.curbstop.outages;

import java.time.Instant;
import java.util.Optional;

/** What can honestly be said now about when service will be restored. */
public sealed interface RestorationOutlook {

    /** No estimate was given yet. */
    record NotSaid() implements RestorationOutlook {}

    /** The time is being assessed. */
    record BeingAssessed(Etr etr) implements RestorationOutlook {}

    record Between(Instant from, Instant to, Etr etr) implements RestorationOutlook {}

    record By(Instant time, Etr etr) implements RestorationOutlook {}

    /** The estimated time has passed without a new one. */
    record Passed(Instant time, Etr etr) implements RestorationOutlook {}

    enum Kind { NOT_SAID, ASSESSING, BETWEEN, BY, PASSED }

    default Kind kind() {
        return switch (this) {
            case NotSaid none -> Kind.NOT_SAID;
            case BeingAssessed assessing -> Kind.ASSESSING;
            case Between range -> Kind.BETWEEN;
            case By time -> Kind.BY;
            case Passed passed -> Kind.PASSED;
        };
    }

    /** Returns the start of a range. */
    default Optional<Instant> earliest() {
        return this instanceof Between range ? Optional.of(range.from()) : Optional.empty();
    }

    /** Returns the latest time, if still ahead. */
    default Optional<Instant> latest() {
        return switch (this) {
            case Between range -> Optional.of(range.to());
            case By time -> Optional.of(time.time());
            case NotSaid _, BeingAssessed _, Passed _ -> Optional.empty();
        };
    }

    static RestorationOutlook of(Optional<Etr> last, Instant now) {
        return last.map(etr -> etr.back().map(back -> given(etr, back, now)).orElseGet(() -> new BeingAssessed(etr)))
                .orElseGet(NotSaid::new);
    }

    private static RestorationOutlook given(Etr etr, Instant back, Instant now) {
        if (!now.isBefore(back)) {
            return new Passed(back, etr);
        }
        // Once a range has begun, only its end still means something.
        return etr.earliest().filter(now::isBefore).<RestorationOutlook>map(from -> new Between(from, back, etr))
                .orElseGet(() -> new By(back, etr));
    }

    /** Returns the estimate on which it is based. */
    default Optional<Etr> statement() {
        return switch (this) {
            case NotSaid none -> Optional.empty();
            case BeingAssessed assessing -> Optional.of(assessing.etr());
            case Between range -> Optional.of(range.etr());
            case By time -> Optional.of(time.etr());
            case Passed passed -> Optional.of(passed.etr());
        };
    }
}
