package org.curbstop.outages;

import java.time.Instant;
import java.util.Optional;

/** What can honestly be said now of when service will be back. */
public sealed interface RestorationOutlook {

    /** Nobody has said anything yet. */
    record NotSaid() implements RestorationOutlook {}

    /** It is being found out how long it will take. */
    record BeingAssessed(Etr etr) implements RestorationOutlook {}

    record Between(Instant from, Instant to, Etr etr) implements RestorationOutlook {}

    record By(Instant time, Etr etr) implements RestorationOutlook {}

    /** The time that was given is over, and no other has been given. */
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

    /** Not before; of a range. */
    default Optional<Instant> earliest() {
        return this instanceof Between range ? Optional.of(range.from()) : Optional.empty();
    }

    /** By when, as long as that lies ahead. */
    default Optional<Instant> latest() {
        return switch (this) {
            case Between range -> Optional.of(range.to());
            case By time -> Optional.of(time.time());
            case NotSaid none -> Optional.empty();
            case BeingAssessed assessing -> Optional.empty();
            case Passed passed -> Optional.empty();
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
        // Of a range that has begun only the end still says something.
        return etr.earliest().filter(now::isBefore).<RestorationOutlook>map(from -> new Between(from, back, etr))
                .orElseGet(() -> new By(back, etr));
    }

    /** The statement that it is made of. */
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
