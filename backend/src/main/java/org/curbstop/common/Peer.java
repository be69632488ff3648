package org.curbstop.common;

/** Another system that we depend on, and whether it answers: asked now and then, so that those who run this one need not wait for a customer to find out. */
public interface Peer {

    /** One word, as health names it: {@code stripe}. */
    String name();

    /** Asks something that changes nothing. Takes as long as the peer does; whoever asks sets the limit. */
    Answer ask();

    sealed interface Answer {

        record Answers() implements Answer {}

        /** @param why for those who run this, with no secret and nobody's data in it */
        record Silent(String why) implements Answer {}

        /** There is none here, and what was left out is said. */
        record NotSetUp(String missing) implements Answer {}
    }
}
