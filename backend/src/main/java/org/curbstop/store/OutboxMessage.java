package org.curbstop.store;

import java.util.UUID;

/** One event on its way out. */
public record OutboxMessage(String id, DomainEvent event) {
    public static OutboxMessage of(DomainEvent event) {
        return new OutboxMessage(UUID.randomUUID().toString(), event);
    }
}
