package org.curbstop.sandbox.stripe;

import java.time.Instant;

/**
 * An event, with the object as it was then.
 *
 * @param waiting still to be delivered to our door
 * @param due when to try next
 */
record Happened(String id, long version, String type, String object, Instant created, String book, boolean waiting, Instant due, int tries) {

    static final String BOOK = "events";

    Happened delivered() {
        return new Happened(id, version, type, object, created, book, false, due, tries + 1);
    }

    Happened later(Instant next) {
        return new Happened(id, version, type, object, created, book, true, next, tries + 1);
    }

    Happened givenUp() {
        return new Happened(id, version, type, object, created, book, false, due, tries + 1);
    }
}
