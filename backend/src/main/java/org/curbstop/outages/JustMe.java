package org.curbstop.outages;

/** The answer to "is it just me?". */
public sealed interface JustMe {

    /** We know of an outage there. */
    record No(Outage outage, int reports) implements JustMe {}

    /** Only this household has reported so far: a look at the fuse box or the main valve may help. */
    record OnlyYouSoFar(Outage outage) implements JustMe {}

    /** Nothing is known there. */
    record NothingKnown() implements JustMe {}
}
