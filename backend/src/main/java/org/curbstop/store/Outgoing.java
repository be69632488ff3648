package org.curbstop.store;

import java.util.UUID;

/** One event on its way out. */
public record Outgoing(String id, Event event) {
    public static Outgoing of(Event event) {
        return new Outgoing(UUID.randomUUID().toString(), event);
    }
}
