package org.curbstop.store;

import java.util.List;

/**
 * An aggregate that publishes events. What {@link #outbox()} holds when it is written is stored in the very same document and delivered
 * afterwards, at least once; what is read back has an empty outbox, so nothing is published twice by copying a record on. It must be a
 * record component of that name.
 */
public interface OutboxAggregate {
    List<OutboxMessage> outbox();
}
