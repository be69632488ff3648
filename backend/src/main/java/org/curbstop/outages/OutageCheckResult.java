package org.curbstop.outages;

/** The answer to "is it just me?". */
public sealed interface OutageCheckResult {

    /** We know of an outage there. */
    record KnownOutage(Outage outage, int reports) implements OutageCheckResult {}

    /** Only this household has reported so far: checking the fuse box or the main valve may help. */
    record OnlyThisHousehold(Outage outage) implements OutageCheckResult {}

    /** Nothing is known there. */
    record NothingKnown() implements OutageCheckResult {}
}
