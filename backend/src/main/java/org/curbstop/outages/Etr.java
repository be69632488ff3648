package org.curbstop.outages;

import java.time.Instant;
import java.util.Optional;

/**
 * One statement of when service will be back, as it was made: kept for ever, so that "it was moved twice" can be said.
 *
 * @param back empty: honestly not known yet, it is being assessed
 * @param by user name of who said it; not for customers
 */
public record Etr(Optional<Instant> back, Source source, Instant said, String by) {

    /** How it is known, from the best to the least. */
    public enum Source { CREW_ON_SITE, DISPATCH, USUAL_DURATION }
}
