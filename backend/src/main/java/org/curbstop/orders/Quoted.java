package org.curbstop.orders;

/** What comes of asking for a quote. */
public sealed interface Quoted {

    record Offered(Quote quote) implements Quoted {}

    record Refused(Refusal refusal) implements Quoted {}
}
