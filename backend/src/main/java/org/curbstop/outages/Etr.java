package org.curbstop.outages;

import java.time.Instant;
import java.util.Optional;

/**
 * One statement of when service will be back, as it was made: kept for ever, so that "it was moved twice" can be said.
 *
 * @param back empty: honestly not known yet, it is being assessed
 * @param earliest with {@code back} at the latest: a range; empty: one time
 * @param by user name of who said it; not for customers
 */
public record Etr(Optional<Instant> back, Optional<Instant> earliest, Source source, Instant said, String by) {

    /** How it is known, from the best to the least. */
    public enum Source { CREW_ON_SITE, DISPATCH, USUAL_DURATION }

    public Etr(Optional<Instant> back, Source source, Instant said, String by) {
        this(back, Optional.empty(), source, said, by);
    }

    boolean saysTheSameAs(OutageUpdate.EtrUpdate update) {
        return back.equals(update.back()) && earliest.equals(update.earliest()) && source == update.source();
    }
}
