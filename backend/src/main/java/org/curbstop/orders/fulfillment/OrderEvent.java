package org.curbstop.orders.fulfillment;

import java.time.Instant;

/** Events of the order state machine. */
public sealed interface OrderEvent {

    /** Staff approved it. */
    record Approved() implements OrderEvent {}

    /** Staff rejected it. */
    record Rejected(String reason, Instant at) implements OrderEvent {}

    /** Account, deposit, fees and slot are all entered. */
    record Prepared() implements OrderEvent {}

    /** The day of the order has begun. */
    record DateReached(Instant at) implements OrderEvent {}

    /** The work is done. */
    record WorkCompleted(Instant at) implements OrderEvent {}

    /** The visit failed: no access, or a part was missing. It gets another day. */
    record VisitFailed() implements OrderEvent {}

    /** Cancelled by the customer or staff. */
    record Withdrawn(String by, Instant at) implements OrderEvent {}
}
