package org.curbstop.common;

/**
 * Another system that we depend on, and whether it answers: asked now and then, so that those who run this one need not wait for a customer
 * to find out.
 */
public interface DependencyProbe {

    /** One word, as health names it: {@code stripe}. */
    String name();

    /** Asks something that changes nothing. Takes as long as the peer does; whoever asks sets the limit. */
    ProbeResult probe();

    sealed interface ProbeResult {

        record Up() implements ProbeResult {}

        /** @param why for those who run this, with no secret and nobody's data in it */
        record Down(String why) implements ProbeResult {}

        /** There is none here, and what was left out is said. */
        record NotConfigured(String missing) implements ProbeResult {}
    }
}
