package org.curbstop.payments;

/** The door at which the card company tells us that something happened. What happened is never believed: it is asked. */
public interface CardEvents {

    /** No more of a message than this many bytes is looked at. */
    int LARGEST = 256 * 1024;

    /**
     * @param body exactly as received
     * @param signature the header beside it
     */
    Answer hear(byte[] body, String signature);

    enum Answer {
        /** Recorded, now or before. */
        HEARD,
        /** Unsigned, tampered with, too old, too large or no message at all: nothing was changed. */
        REFUSED
    }
}
