package org.curbstop.outages;

import java.time.Instant;
import java.util.Optional;

/**
 * One estimated time of restoration, as it was given: kept forever, so that customers can be told "it was moved twice".
 *
 * @param back estimated time; empty: not known yet, being assessed
 * @param earliest start of a range that ends at {@code back}; empty: a single time
 * @param by user name of whoever gave it; not for customers
 */
public record Etr(Optional<Instant> back, Optional<Instant> earliest, Source source, Instant said, String by) {

    /** Source of the estimate, most reliable first. */
    public enum Source { CREW_ON_SITE, DISPATCH, USUAL_DURATION }

    public Etr(Optional<Instant> back, Source source, Instant said, String by) {
        this(back, Optional.empty(), source, said, by);
    }

    boolean isSameEstimate(OutageUpdate.EtrUpdate update) {
        return back.equals(update.back()) && earliest.equals(update.earliest()) && source == update.source();
    }
}
