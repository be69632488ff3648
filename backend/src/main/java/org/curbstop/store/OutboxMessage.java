package org.curbstop.store;

import java.util.UUID;

/** Event with its unique message id, for delivery through the outbox. */
public record OutboxMessage(String id, DomainEvent event) {
    public static OutboxMessage of(DomainEvent event) {
        return new OutboxMessage(UUID.randomUUID().toString(), event);
    }
}
