package org.curbstop.store;

import java.util.List;

/**
 * Aggregate that publishes events. The messages in {@link #outbox()} are stored in the same document as the aggregate and then delivered at
 * least once. An aggregate that was read has an empty outbox, so copying a record does not publish its events again. The outbox must be a
 * record component of that name.
 */
public interface OutboxAggregate {
    List<OutboxMessage> outbox();
}
